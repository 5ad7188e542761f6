/** Both stand at the same place: how a film's place runs on, who wins when both move, and what a move may be. */
import { expect, test } from 'vitest';
import type { FileId, AgentId, ShowingId } from '../../shared/protocol/ids.ts';
import { isShowingOver, moveShowing, SHOWING_RESUME_MS, type SessionShowing } from '../../server/domain/showing.ts';
import { clockWords, expectedAt, isOff } from '../../viewer/film-clock.ts';
import { createFollower } from '../../viewer/follow-place.ts';

const showing = (kind: SessionShowing['kind']): SessionShowing => ({
  showingId: 'one' as ShowingId,
  kind,
  what: { from: 'file', fileId: 'file' as FileId },
  title: 'Plan',
  note: '',
  agentId: 'anna' as AgentId,
  agentName: 'Anna',
  openedAt: 0,
  place: { at: 1, playing: false, since: 0, movedBy: 'agent' },
});
const move = (at: number, playing: boolean, showingId = 'one') =>
  ({ showingId: showingId as ShowingId, place: { at, playing }, by: 'visitor' }) as const;

test('a move is taken where there is something to move, and a stale one nowhere', () => {
  expect(moveShowing(showing('film'), move(4.5, true), 9)?.place).toEqual({
    at: 4.5,
    playing: true,
    since: 9,
    movedBy: 'visitor',
  });
  expect(moveShowing(showing('document'), move(3, true), 9)?.place).toMatchObject({ at: 3, playing: false });
  expect(moveShowing(showing('document'), move(2.5, false), 9)).toBeUndefined();
  expect(moveShowing(showing('document'), move(0, false), 9)).toBeUndefined();
  expect(moveShowing(showing('picture'), move(1, false), 9)).toBeUndefined();
  expect(moveShowing(showing('film'), move(1, true, 'another'), 9)).toBeUndefined();
  expect(moveShowing(null, move(1, true), 9)).toBeUndefined();
});

test('it ends when nobody shows it, or nobody has come back to see it', () => {
  expect(isShowingOver(null, true, 5)).toBe(false);
  expect(isShowingOver(null, false, 5)).toBe(true);
  expect(isShowingOver(0, true, SHOWING_RESUME_MS)).toBe(false);
  expect(isShowingOver(0, true, SHOWING_RESUME_MS + 1)).toBe(true);
});

test('a film that runs has run on, to its end and not beyond', () => {
  const place = { at: 10, playing: true, agoMs: 500, toldAt: 1_000 };
  expect(expectedAt(place, 2_000, 60)).toBe(11.5);
  expect(expectedAt(place, 200_000, 60)).toBe(60);
  expect(expectedAt({ ...place, playing: false }, 2_000, 60)).toBe(10);
  expect([isOff(10, 10.4, true), isOff(10, 10.6, true), isOff(10, 10.4, false)]).toEqual([false, true, true]);
  expect([clockWords(5.9), clockWords(65), clockWords(3_725)]).toEqual(['0:05', '1:05', '1:02:05']);
});

test('news older than an own move does not pull it back; without an answer the last news counts', () => {
  const applied: number[] = [];
  let runOut = () => undefined as void;
  const follower = createFollower(
    ({ at }) => void applied.push(at),
    (_ms, run) => (runOut = run),
  );
  const told = (at: number) => follower.told({ at, playing: false, agoMs: 0 });
  follower.moved(2, false);
  follower.moved(3, false);
  told(2);
  expect(applied).toEqual([]);
  told(3);
  told(1);
  expect(applied).toEqual([3, 1]);
  follower.moved(7, false);
  told(4);
  runOut();
  expect(applied).toEqual([3, 1, 4]);
});

/**
 * Elements a site marked with `data-lotse-skill`: a click starts a contact with that skill, face to face where `data-lotse-call`
 * stands beside it (or alone) and the site lets visitors begin. A link that ends in `#lotse-call` or `#lotse-call=SKILL` does the same. We set `data-lotse-state`
 * (free, busy, away), `hidden` where the site asked for it (`data-lotse-when-away="hide"`), and one `span[data-lotse-note]`
 * inside that says when somebody is back. Nothing else of the element is touched.
 */
import type { SkillId } from '../../shared/protocol/ids.ts';
import type { App } from '../app.ts';
import { every, listen, nowMs, pageUrl } from '../env.ts';
import { LAUNCHER_TEXTS } from '../i18n/launcher-texts.ts';
import { timeWords } from '../i18n/time-words.ts';
import type { WidgetState } from '../state/widget-state.ts';

/** Pages draw new elements at any time; looking is one selector. */
const LOOK_EVERY_MS = 1_000;

export function tendSkillButtons({ state, fence, open }: App): void {
  function lead(skill: SkillId | null, isCall: boolean): void {
    const isAway = skill ? skillState(skill, state.get()) === 'away' : !state.get().availability?.open;
    if (isCall && !isAway && state.get().mayCall && !state.get().consent.callId)
      state.set({ callWish: { at: 'choosing' } });
    open(isAway ? 'message' : 'chat', skill);
  }
  listen<MouseEvent>(
    document,
    'click',
    fence.guard((event) => {
      const button =
        event.target instanceof Element
          ? event.target.closest<HTMLElement>('[data-lotse-skill],[data-lotse-call]')
          : null;
      if (!button) return;
      event.preventDefault();
      lead((button.dataset['lotseSkill'] as SkillId | undefined) ?? null, 'lotseCall' in button.dataset);
    }),
    { passive: false },
  );
  const tend = (selector: string) => {
    if (state.get().availability)
      for (const button of document.querySelectorAll<HTMLElement>(selector)) show(button, state.get());
  };
  state.subscribe(
    fence.guard((now, before) => {
      if (now.availability !== before.availability || now.locale !== before.locale) tend('[data-lotse-skill]');
      if (now.availability && !before.availability) followLink();
    }),
  );
  /** Once: the page's address is its own again, so that a reload or a link passed on asks nobody anew. */
  const followLink = fence.guard(() => {
    const link = /^#lotse-call(?:=([\w-]+))?$/.exec(pageUrl().hash);
    if (!link) return;
    history.replaceState(history.state, '', location.pathname + location.search);
    lead((link[1] as SkillId | undefined) ?? null, true);
  });
  listen(globalThis, 'hashchange', followLink);
  every(
    LOOK_EVERY_MS,
    fence.guard(() => tend('[data-lotse-skill]:not([data-lotse-state])')),
  );
}

/** Somebody with the skill who has no seat left is busy; where nobody has it the skill is away. */
export function skillState(
  skill: string,
  { availability }: Pick<WidgetState, 'availability'>,
): 'free' | 'busy' | 'away' {
  const seats = availability?.open ? (availability.freeSeats as Record<string, number>)[skill] : undefined;
  return seats === undefined ? 'away' : seats > 0 ? 'free' : 'busy';
}

function show(button: HTMLElement, state: WidgetState): void {
  const texts = LAUNCHER_TEXTS[state.locale];
  const now = skillState(button.dataset['lotseSkill'] ?? '', state);
  const { opensAt } = state.availability ?? {};
  button.dataset['lotseState'] = now;
  if (button.dataset['lotseWhenAway'] === 'hide') button.hidden = now !== 'free';
  let note = button.querySelector('[data-lotse-note]');
  if (now === 'free') return note?.remove();
  if (!note) {
    note = document.createElement('span');
    note.setAttribute('data-lotse-note', '');
    button.append(note);
  }
  const words =
    now === 'busy' ? texts.busy : opensAt ? texts.backAt(timeWords(opensAt, nowMs(), state.locale)) : texts.away;
  note.textContent = ` – ${words}`;
}

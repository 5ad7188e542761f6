/**
 * The address a stored file is served at: good for a day or two, made with a secret of the file's own, so that a removed file takes its
 * addresses along and no key of the installation has to be kept. The same on every node and the same all day, so that a browser that
 * is told of the same showing twice loads it once.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Ms } from '../../../shared/protocol/schema.ts';
import type { StoredFile } from '../../domain/stored-file.ts';

const DAY_MS = 24 * 60 * 60_000;
const SIGNATURE_BYTES = 18;

export function fileAddress(file: Pick<StoredFile, 'id' | 'secret'>, now: Ms): string {
  const untilDay = Math.floor(now / DAY_MS) + 2;
  return `/files/${file.id}/${untilDay}.${sign(file, untilDay).toString('base64url')}`;
}

/** `key` is the last part of an address. */
export function isKeyGood(file: Pick<StoredFile, 'id' | 'secret'>, key: string, now: Ms): boolean {
  const [, day, signature] = /^(\d{1,9})\.([A-Za-z0-9_-]{24})$/.exec(key) ?? [];
  if (day === undefined || signature === undefined || Number(day) * DAY_MS <= now) return false;
  return timingSafeEqual(sign(file, Number(day)), Buffer.from(signature, 'base64url'));
}

const sign = ({ id, secret }: Pick<StoredFile, 'id' | 'secret'>, untilDay: number): Buffer =>
  createHmac('sha256', secret).update(`${id}.${untilDay}`).digest().subarray(0, SIGNATURE_BYTES);

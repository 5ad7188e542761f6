/** The customer behind visitors and cases. */
import type { ContactId } from '../../shared/protocol/ids.ts';
import type { Ms } from '../../shared/protocol/schema.ts';

export type Contact = {
  readonly id: ContactId;
  readonly version: number;
  readonly name: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
  /** As given, and folded to digits for look-ups. */
  readonly phone: string | null;
  readonly phoneKey: string | null;
  readonly createdAt: Ms;
};

/** `+49 (40) 123-45` → `494012345`; a leading 0 or 00 counts as the caller's own country or the plus sign. */
export function phoneKey(phone: string, countryCode = '49'): string {
  const digits = phone.replace(/\D/g, '');
  if (phone.trim().startsWith('+')) return digits;
  if (digits.startsWith('00')) return digits.slice(2);
  if (digits.startsWith('0')) return countryCode + digits.slice(1);
  return digits;
}

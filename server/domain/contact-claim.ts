/** Whose contact a form's e-mail address leads to. An address somebody typed proves nothing, so it never opens another's record. */
import type { ContactId } from '../../shared/protocol/ids.ts';
import type { Ms } from '../../shared/protocol/schema.ts';
import type { Contact } from './contact.ts';

export type Claim = { readonly name: string; readonly email: string };

/** The visitor's own contact if the address fits or is free there; a new, unverified one otherwise. `own` is the visitor's contact. */
export function contactForClaim(own: Contact | undefined, claim: Claim, newId: ContactId, now: Ms): Contact {
  if (own && isSameEmail(own.email, claim.email)) return own;
  if (own && own.email === null)
    return { ...own, name: own.name || claim.name, email: claim.email, emailVerified: false };
  return {
    id: newId,
    version: 0,
    name: claim.name,
    email: claim.email,
    emailVerified: false,
    phone: null,
    phoneKey: null,
    createdAt: now,
  };
}

const isSameEmail = (a: string | null, b: string): boolean => a !== null && a.toLowerCase() === b.toLowerCase();

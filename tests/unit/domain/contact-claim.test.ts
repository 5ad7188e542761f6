import { describe, expect, it } from 'vitest';
import type { ContactId } from '../../../shared/protocol/ids.ts';
import { contactForClaim } from '../../../server/domain/contact-claim.ts';
import { phoneKey } from '../../../server/domain/contact.ts';
import { sample } from '../../support/sample-records.ts';

const claim = { name: 'Eva', email: 'eva@example.org' };
const made = (own: ReturnType<typeof sample<'contact'>> | undefined) =>
  contactForClaim(own, claim, 'new' as ContactId, 7);

describe('an e-mail address somebody types', () => {
  it('makes a new, unverified contact for an anonymous visitor', () =>
    expect(made(undefined)).toMatchObject({ id: 'new', email: 'eva@example.org', emailVerified: false, version: 0 }));

  it('is the own contact when it is its address, whatever the case of letters', () => {
    const own = sample('contact', 'own', { email: 'Eva@Example.org', emailVerified: true });
    expect(made(own)).toBe(own);
  });

  it('fills an empty place of the own contact, unverified', () =>
    expect(made(sample('contact', 'own', { name: 'E. Lang' }))).toMatchObject({
      id: 'own',
      name: 'E. Lang',
      email: 'eva@example.org',
      emailVerified: false,
    }));

  it('never overwrites another address', () =>
    expect(made(sample('contact', 'own', { email: 'other@example.org', emailVerified: true }))).toMatchObject({
      id: 'new',
    }));
});

describe('phoneKey', () => {
  it.each([
    ['+49 (40) 123-45', '494012345'],
    ['040 12345', '494012345'],
    ['0049 40 12345', '494012345'],
    ['+43 1 12345', '43112345'],
  ])('%s is %s', (phone, key) => expect(phoneKey(phone)).toBe(key));
});

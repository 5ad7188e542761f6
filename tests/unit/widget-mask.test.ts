import { describe, expect, it } from 'vitest';
import { areaOf, maskOfField, maskText, maskValue, type FieldFacts } from '../../widget/cobrowse/mask.ts';
import { hideNumbers, looksLikeSecretNumber } from '../../widget/cobrowse/secret-numbers.ts';

const field = (facts: Partial<FieldFacts> = {}): FieldFacts => ({
  tag: 'input',
  type: 'text',
  autocomplete: '',
  words: 'city city-field Ort',
  wasPassword: false,
  area: 'plain',
  ...facts,
});

describe('which fields are masked', () => {
  it('masks every field the site says nothing about', () => {
    for (const tag of ['input', 'textarea', 'select', 'editable'] as const)
      expect(maskOfField(field({ tag }))).toBe('masked');
    for (const type of ['text', 'email', 'tel', 'checkbox', 'radio', 'date', 'range']) {
      expect(maskOfField(field({ type }))).toBe('masked');
    }
  });
  it('shows what the site shows', () => expect(maskOfField(field({ area: 'unmasked' }))).toBe('shown'));
  it('shows the captions of buttons, unless their area is masked', () => {
    expect(maskOfField(field({ type: 'submit' }))).toBe('shown');
    expect(maskOfField(field({ type: 'submit', area: 'masked' }))).toBe('masked');
  });
  it.each([
    [{ type: 'password' }],
    [{ type: 'hidden' }],
    [{ type: 'file' }],
    [{ wasPassword: true }],
    [{ autocomplete: 'section-a billing cc-number' }],
    [{ autocomplete: 'cc-csc' }],
    [{ autocomplete: 'one-time-code' }],
    [{ autocomplete: 'new-password' }],
    [{ words: 'iban IBAN' }],
    [{ words: 'payment-iban' }],
    [{ words: 'customerPin' }],
    [{ words: 'card_number' }],
    [{ words: 'cardNumber' }],
    [{ words: 'Kreditkartennummer' }],
    [{ words: 'Ihr Passwort' }],
    [{ words: 'user-password' }],
    [{ words: 'CVV' }],
    [{ words: 'Steuer-ID' }],
    [{ words: 'Kontonummer' }],
  ] satisfies [Partial<FieldFacts>][])('never shows %o, whatever the site says', (facts) => {
    expect(maskOfField(field({ ...facts, area: 'unmasked' }))).toBe('secret');
  });
  it.each(['passenger', 'Tankstelle', 'pinnwand', 'compass', 'Stadt', 'shipping', 'Tanne'])(
    'takes %s for no secret',
    (words) => {
      expect(maskOfField(field({ words, area: 'unmasked' }))).toBe('shown');
    },
  );
});

describe('what is left of a value', () => {
  it('keeps the length of masked ones within reason, of secrets not even that', () => {
    expect(maskValue('Hamburg', 'masked')).toBe('•••••••');
    expect(maskValue('x'.repeat(500), 'masked')).toHaveLength(24);
    expect(maskValue('a', 'secret')).toBe(maskValue('a much longer secret', 'secret'));
    expect(maskValue('', 'secret')).toBe('');
  });
  it('hides card and account numbers in shown fields before they are complete', () => {
    expect(maskValue('4111 1111 1', 'shown')).toBe('••••••••');
    expect(maskValue('DE89 3704', 'shown')).toBe('••••••••');
    expect(maskValue('DE89 3', 'shown')).toBe('••••••••');
  });
  it.each(['20457', '+49 40 66969 120', '040 66969120', '2026-11-22', 'Musterstraße 12', '3500 kWh'])(
    'shows %s',
    (value) => {
      expect(maskValue(value, 'shown')).toBe(value);
    },
  );
  it('keeps lines and words of masked text', () => expect(maskText('Eva Muster\nHamburg')).toBe('••• ••••••\n•••••••'));
});

describe('numbers in texts', () => {
  it.each([
    ['Konto DE89 3704 0044 0532 0130 00 und mehr', 'Konto •••• •••• •••• •••• •••• •• und mehr'],
    ['DE89370400440532013000.', '••••••••••••••••••••••.'],
    ['GB82WEST12345698765432', '••••••••••••••••••••••'],
    ['Karte 4111 1111 1111 1111, 12/29', 'Karte •••• •••• •••• ••••, 12/29'],
    ['Nr. 12 4111 1111 1111 1111', 'Nr. •• •••• •••• •••• ••••'],
    ['378282246310005', '•••••••••••••••'],
  ])('hides %s', (text, hidden) => expect(hideNumbers(text)).toBe(hidden));
  it.each([
    'Bestellung 4111 1111 1111 1112',
    'DE89 3704 0044 0532 0130 01',
    'Artikel 4006381333931x',
    '22.11.2026, 13:45 Uhr',
  ])('leaves %s alone', (text) => expect(hideNumbers(text)).toBe(text));
  it('does not take a phone number for a card', () => expect(looksLikeSecretNumber('0170 12345678')).toBe(false));
});

describe('areas', () => {
  it('are set by the nearest mark', () => {
    expect(areaOf('mask', 'unmasked')).toBe('masked');
    expect(areaOf('unmask', 'masked')).toBe('unmasked');
    expect(areaOf(undefined, 'masked')).toBe('masked');
    expect(areaOf('block', 'plain')).toBe('plain');
  });
});

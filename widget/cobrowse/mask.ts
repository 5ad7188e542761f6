/**
 * Decides what of a page is masked before it leaves the browser. Pure: knows fields and texts by their facts only. Inputs are
 * masked unless the site shows them; some are never shown, whatever the site says.
 */
export type FieldFacts = {
  readonly tag: 'input' | 'textarea' | 'select' | 'editable';
  readonly type: string;
  readonly autocomplete: string;
  /** Whatever names the field: name, id, label, aria-label, placeholder. */
  readonly words: string;
  /** It has been a password field in this page, also when it is shown as text now. */
  readonly wasPassword: boolean;
  readonly area: Area;
};
/** What the nearest `data-lotse` says. */
export type Area = 'plain' | 'masked' | 'unmasked';

export const areaOf = (mark: string | null | undefined, around: Area): Area =>
  mark === 'mask' ? 'masked' : mark === 'unmask' ? 'unmasked' : around;

/** Captions of buttons are no input. */
const BUTTONS = ['button', 'submit', 'reset', 'image'];
const SECRET_TYPES = ['password', 'hidden', 'file'];
const SECRET_TOKENS = /(^|\s)(cc-[a-z-]+|(current|new)-password|one-time-code|webauthn|transaction-amount)(\s|$)/;
const SECRET_WORDS = new RegExp(
  [
    'pass(word|wort|phrase|code)?(?![a-z])|kennwort|geheim|secret|token',
    '(^|[^a-z])(pin|puk|tan|otp|cvv|cvc|csc|ssn|iban|bic)([^a-z]|$)',
    '(iban|cvv|cvc)\\b|kartennummer|kreditkarte|prüfziffer|kontonummer|bankverbindung',
    '(card|account|kto|konto)[ _-]?(n(o|um|umber|r)|inhaber)|security[ _-]?code|sort[ _-]?code|routing',
    'sozialversicherung|steuer[ _-]?(id|nummer)|ausweis|passport|social[ _-]?security|tax[ _-]?id',
  ].join('|'),
  'i',
);

export type FieldMask = 'shown' | 'masked' | 'secret';

export function maskOfField(field: FieldFacts): FieldMask {
  if (field.tag === 'input' && BUTTONS.includes(field.type)) return field.area === 'masked' ? 'masked' : 'shown';
  if (isSecret(field)) return 'secret';
  return field.area === 'unmasked' ? 'shown' : 'masked';
}
const isSecret = ({ type, autocomplete, words, wasPassword }: FieldFacts): boolean =>
  wasPassword ||
  SECRET_TYPES.includes(type) ||
  SECRET_TOKENS.test(autocomplete.toLowerCase()) ||
  SECRET_WORDS.test(words.replace(/([a-z])([A-Z])/g, '$1 $2'));

/** As long as what was typed, within reason; a secret does not even tell its length. */
const LONGEST_MASK = 24;
const SECRET_MASK = '•'.repeat(8);
export function maskValue(value: string, mask: FieldMask): string {
  if (value === '') return '';
  if (mask === 'secret') return SECRET_MASK;
  if (mask === 'masked') return '•'.repeat(Math.min(value.length, LONGEST_MASK));
  return looksLikeSecretNumber(value) ? SECRET_MASK : value;
}
/** Text of the page: lines and words keep their shape, nothing else. */
export const maskText = (text: string): string => text.replace(/[^\s]/g, '•');

const IBAN = /\b[A-Z]{2}\d{2}(?:[ -]?[A-Z\d]){11,30}\b/gi;
const CARD = /(?<![\d])\d(?:[ -]?\d){12,18}(?![\d])/g;
/** What is being typed and will be a card or an account: hidden before it is complete. */
const CARD_BEGINNING = /^[2-6](?:[ -]?\d){8,}$/;
const IBAN_BEGINNING = /^[A-Z]{2}\d{2}(?:[ -]?[A-Z\d]){4,30}$/i;

/** Hides valid card and account numbers inside any text of the page. */
export function hideNumbers(text: string): string {
  // Nearly every text has no such number; this test is what a large page pays.
  if (!/\d{2}/.test(text)) return text;
  return text
    .replace(IBAN, (found) => (isIban(found) ? maskText(found) : found))
    .replace(CARD, (found) => (isCard(found) ? maskText(found) : found));
}
export function looksLikeSecretNumber(value: string): boolean {
  const trimmed = value.trim();
  return CARD_BEGINNING.test(trimmed) || IBAN_BEGINNING.test(trimmed) || hideNumbers(value) !== value;
}

function isCard(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]) * (i % 2 === 1 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}
function isIban(text: string): boolean {
  const plain = text.replace(/[ -]/g, '').toUpperCase();
  let rest = 0;
  for (const char of plain.slice(4) + plain.slice(0, 4)) {
    for (const digit of String(Number.parseInt(char, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}

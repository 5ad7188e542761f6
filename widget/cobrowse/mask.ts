/**
 * Decides what of a page is masked before it leaves the browser. Pure: knows fields and texts by their facts only. Inputs are
 * masked unless the site shows them; some are never shown, whatever the site says.
 */
import { looksLikeSecretNumber } from './secret-numbers.ts';

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
/** What the nearest `data-lotse` says; nothing of a blocked place is told at all. */
export type Area = 'plain' | 'masked' | 'unmasked' | 'blocked';

export const areaOf = (mark: unknown, around: Area): Area =>
  mark === 'mask' ? 'masked' : mark === 'unmask' ? 'unmasked' : around;

/** Text a person writes outside of form fields, or is offered while writing. */
export const isPrivatePlace = (tag: string, contentEditable: unknown, role: unknown): boolean =>
  tag === 'datalist' ||
  (typeof contentEditable === 'string' && contentEditable !== 'false') ||
  (typeof role === 'string' && tag !== 'input' && /^(textbox|searchbox|combobox|spinbutton)$/.test(role));

/** Captions of buttons are no input. */
const BUTTONS = ['button', 'submit', 'reset', 'image'];
const SECRET_TYPES = ['password', 'hidden', 'file'];
const SECRET_TOKENS = /(^|\s)(cc-[a-z-]+|(current|new)-password|one-time-code|webauthn|transaction-amount)(\s|$)/;
const SECRET_WORDS = new RegExp(
  [
    'pass(word|wort|phrase|code)|(^|[^a-z]|user|my)pass([^a-z]|$)|kennwort|geheim|secret|token',
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

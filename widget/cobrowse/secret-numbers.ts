/** Finds card and account numbers in any text, complete or while they are being typed. Pure. */

const IBAN = /\b[A-Z]{2}\d{2}(?:[ -]?[A-Z\d]){11,30}/gi;
const IBAN_CHARS = { least: 15, most: 34 };
const DIGITS = /\d(?:[ -]?\d){12,}/g;
/** How the card companies' numbers begin, with their lengths. */
const CARD = /^(4\d{12}(\d{3}){0,2}|5\d{15}|2[2-7]\d{14}|3[47]\d{13}|3[0689]\d{12}|6\d{15,18})$/;
/** What is being typed and will be a card or an account: hidden before it is complete. */
const CARD_BEGINNING = /^[2-6](?:[ -]?\d){8,}$/;
const IBAN_BEGINNING = /^([A-Z]{2}\d{2}(?:[ -]?[A-Z\d]){4,30}|(DE|AT|CH|LI|LU)\d{2}[ -]?\d([ -]?\d)*)$/i;

export function hideNumbers(text: string): string {
  // Nearly every text has no such number; this test is what a large page pays.
  if (!/\d{2}/.test(text)) return text;
  return text
    .replace(IBAN, (found) => {
      const end = endOfIban(found);
      return found.slice(0, end).replace(/\S/g, '•') + found.slice(end);
    })
    .replace(DIGITS, (found) => (holdsCard(found) ? found.replace(/\d/g, '•') : found));
}

export function looksLikeSecretNumber(value: string): boolean {
  const trimmed = value.trim();
  return CARD_BEGINNING.test(trimmed) || IBAN_BEGINNING.test(trimmed) || hideNumbers(value) !== value;
}

/** Words may follow without a stop in between: the longest beginning that is a valid number counts. 0 if none is. */
function endOfIban(text: string): number {
  for (let end = text.length; end > 0; end -= 1) {
    const plain = text.slice(0, end).replace(/[ -]/g, '').toUpperCase();
    if (plain.length < IBAN_CHARS.least) return 0;
    if (plain.length <= IBAN_CHARS.most && isIban(plain)) return end;
  }
  return 0;
}
function isIban(plain: string): boolean {
  let rest = 0;
  for (const char of plain.slice(4) + plain.slice(0, 4)) {
    for (const digit of String(Number.parseInt(char, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}

/** Other numbers may stand before and behind: a card begins and ends with a group of its digits. */
function holdsCard(text: string): boolean {
  const groups = text.split(/[ -]/);
  return groups.some((_, from) => {
    let digits = '';
    return groups.slice(from).some((group) => isCard((digits += group)));
  });
}
function isCard(digits: string): boolean {
  if (!CARD.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]) * (i % 2 === 1 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

// Says what is wrong with a value, as a code; pure, knows no page and no wording.
const ibanLengths = { DE: 22, AT: 20, CH: 21, NL: 18, DK: 18, FR: 27, LU: 20, BE: 16 };

export function isIban(text) {
  const iban = text.replace(/\s+/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  const length = ibanLengths[iban.slice(0, 2)];
  if (length !== undefined && iban.length !== length) return false;
  const digits = [...iban.slice(4), ...iban.slice(0, 4)].map((c) => parseInt(c, 36)).join('');
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

export function isCardNumber(text) {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^\d{13,19}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

export function isExpiryAhead(text, now) {
  const [, month, year] = /^(0[1-9]|1[0-2])\s*\/\s*(\d{2})$/.exec(text) ?? [];
  if (month === undefined) return false;
  return new Date(2000 + Number(year), Number(month), 1) > now;
}

export function isAdult(isoDate, now) {
  const born = new Date(isoDate);
  const adultAt = new Date(born.getFullYear() + 18, born.getMonth(), born.getDate());
  return !Number.isNaN(born.getTime()) && born.getFullYear() > 1900 && adultAt <= now;
}

export const isPostcode = (text) => /^\d{5}$/.test(text.trim());
export const isPhone = (text) => /^\+?[\d\s()/-]{6,20}$/.test(text.trim());
export const isEmail = (text) => /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text.trim());
export const isMeterNumber = (text) => /^[0-9A-Z]{6,20}$/i.test(text.replace(/[\s-]/g, ''));
export const isPassword = (text) => text.length >= 10 && /\d/.test(text);

export function formatIban(text) {
  const iban = text.replace(/[^0-9a-z]/gi, '').toUpperCase();
  return iban.replace(/(.{4})(?=.)/g, '$1 ');
}

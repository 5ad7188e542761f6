// Which check a field gets, by its name; answers with a message code or undefined.
import {
  isAdult,
  isCardNumber,
  isEmail,
  isExpiryAhead,
  isIban,
  isMeterNumber,
  isPassword,
  isPhone,
  isPostcode,
} from './field-checks.js';

const rules = {
  email: (value) => (isEmail(value) ? undefined : 'email'),
  phone: (value) => (isPhone(value) ? undefined : 'phone'),
  postcode: (value) => (isPostcode(value) ? undefined : 'postcode'),
  'birth-date': (value, _form, now) => (isAdult(value, now) ? undefined : 'adult'),
  'start-date': (value, _form, now) => (new Date(value) > now ? undefined : 'future'),
  'meter-number': (value) => (isMeterNumber(value) ? undefined : 'meter'),
  consumption: (value) => (Number(value) >= 300 && Number(value) <= 30000 ? undefined : 'range'),
  iban: (value) => (isIban(value) ? undefined : 'iban'),
  password: (value) => (isPassword(value) ? undefined : 'password'),
  'password-repeat': (value, form) => (value === form.elements.password.value ? undefined : 'repeat'),
  'card-number': (value) => (isCardNumber(value) ? undefined : 'card'),
  'card-expiry': (value, _form, now) => (isExpiryAhead(value, now) ? undefined : 'expiry'),
  'card-code': (value) => (/^\d{3,4}$/.test(value) ? undefined : 'code'),
};

export function findProblem(field, form, now) {
  if (field.closest('[hidden]') || field.disabled) return undefined;
  if (field.type === 'checkbox') return field.required && !field.checked ? 'consent' : undefined;
  const value = field.value.trim();
  if (value === '') return field.required ? 'missing' : undefined;
  return rules[field.name]?.(value, form, now);
}

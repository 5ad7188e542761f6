/** Reads the text of one setting into its value, or says in plain words what is wrong with it. */

export type Reader<T> = (text: string) => { readonly value: T } | { readonly problem: string };

function wholeNumber(min: number, max: number): Reader<number> {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return { value };
    return { problem: `must be a whole number from ${min} to ${max}` };
  };
}

function oneOf<const T extends string>(choices: readonly T[]): Reader<T> {
  return (text) => {
    const value = choices.find((choice) => choice === text);
    return value === undefined ? { problem: `must be one of ${choices.join(', ')}` } : { value };
  };
}

function optionalUrl(protocols: readonly string[]): Reader<string | undefined> {
  return (text) => {
    if (text === '') return { value: undefined };
    if (URL.canParse(text) && protocols.includes(new URL(text).protocol)) return { value: text };
    return { problem: `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}` };
  };
}

const text: Reader<string> = (given) => ({ value: given });
const optionalText: Reader<string | undefined> = (given) => ({ value: given === '' ? undefined : given });
const optionalName: Reader<string | undefined> = (given) =>
  /^[A-Za-z0-9_-]{0,40}$/.test(given)
    ? { value: given === '' ? undefined : given }
    : { problem: 'may hold up to 40 letters, digits, - and _' };

const switchOrAuto: Reader<'on' | 'off' | 'auto'> = (given) => {
  if (given === '1' || given === 'true') return { value: 'on' };
  if (given === '0' || given === 'false') return { value: 'off' };
  return given === 'auto' ? { value: 'auto' } : { problem: 'must be 1, 0 or auto' };
};

export const readers = { wholeNumber, oneOf, optionalUrl, text, optionalText, optionalName, switchOrAuto };

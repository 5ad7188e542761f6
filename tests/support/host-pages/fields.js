// What all three forms ask and what they say to it, so that one test reads them all.
export const PLANS = ['Küste', 'Deich', 'Hallig'];
export const EXTRAS = ['Wallbox', 'Solar', 'Speicher', 'Wärmepumpe'];
export const TARIFFS = ['Tag', 'Nacht', 'Flex'];
export const CITIES = ['Husum', 'Heide', 'Hamburg', 'Kiel', 'Tönning'];

export const EMPTY = {
  first: '',
  note: '',
  plan: 'Küste',
  extras: [],
  eco: false,
  billing: 'month',
  start: '',
  time: '',
  persons: 1,
  share: 50,
  color: '#000000',
  wishes: '',
  city: '',
  tariff: 'Tag',
  meter: '',
  menu: '',
  allowed: 0,
  reserved: 0,
  sent: 0,
};

export const citiesFor = (typed) => CITIES.filter((city) => city.toLowerCase().startsWith(typed.toLowerCase()));
export const firstProblem = (first) => (first !== '' && first.length < 3 ? 'Bitte mindestens drei Buchstaben.' : '');
export const emailProblem = (email) => (email !== '' && !email.includes('@') ? 'Da fehlt ein @.' : '');
/** Where `step` leads from `at` in a list. */
export const stepIn = (at, step, count) => (count === 0 ? -1 : (at + step + count) % count);

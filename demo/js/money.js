// Writes amounts the way the page's language writes them.
const locale = document.documentElement.lang === 'en' ? 'en-IE' : 'de-DE';
const euro = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' });
const whole = new Intl.NumberFormat(locale, {
  style: 'currency',
  currency: 'EUR',
  maximumFractionDigits: 0,
});
const cents = new Intl.NumberFormat(locale, {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

export const formatEuro = (amount) => euro.format(amount);
export const formatWholeEuro = (amount) => whole.format(amount);
export const formatCents = (amount) => `${cents.format(amount)} ct`;

// What a tariff costs; pure. Amounts in euro a year unless the name says otherwise.
const plans = {
  green: { basePerMonth: 11.9, centsPerKwh: 31.9 },
  fixed: { basePerMonth: 13.9, centsPerKwh: 29.4 },
  flex: { basePerMonth: 15.9, centsPerKwh: 26.8 },
};
const coverPerMonth = { none: 0, basic: 4.9, full: 9.9 };
const includedCoverValue = 8000;
const yearlyPaymentDiscount = 0.02;

export function priceTariff({ plan, kwh, cover, coverValue, rhythm }) {
  const { basePerMonth, centsPerKwh } = plans[plan];
  const energy = basePerMonth * 12 + (kwh * centsPerKwh) / 100;
  const extraValue = cover === 'full' ? Math.max(0, coverValue - includedCoverValue) : 0;
  const coverYear = coverPerMonth[cover] * 12 + (extraValue / 1000) * 6;
  const discount = rhythm === 'year' ? energy * yearlyPaymentDiscount : 0;
  const total = energy + coverYear - discount;
  return { basePerMonth, centsPerKwh, energy, coverYear, discount, total, monthly: total / 12 };
}

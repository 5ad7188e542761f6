// The tariff form: live price, step list, and the order at its end.
import { checkForm, completedFields } from './checked-form.js';
import { pushForm } from './data-layer.js';
import { formatIban } from './field-checks.js';
import { formatCents, formatEuro, formatWholeEuro } from './money.js';
import { placeOrder } from './order.js';
import { priceTariff } from './tariff-price.js';

const form = document.querySelector('#tariff');
const at = (id) => document.getElementById(id);
const carKwh = 2000;
const heatPumpKwh = 4000;

function currentPrice() {
  const values = new FormData(form);
  return priceTariff({
    plan: values.get('plan'),
    kwh: Math.min(30000, Math.max(0, Number(values.get('consumption')) || 0)),
    cover: values.get('cover'),
    coverValue: Number(values.get('coverValue')),
    rhythm: values.get('payment-rhythm'),
  });
}

function showPrice() {
  const perMonth = document.documentElement.lang === 'en' ? 'a month' : 'im Monat';
  const cover = form.elements.cover.value;
  at('cover-value-field').hidden = cover !== 'full';
  at('cover-value-shown').textContent = formatWholeEuro(Number(at('cover-value').value));
  const price = currentPrice();
  at('monthly-price').textContent = formatEuro(price.monthly);
  at('base-price').textContent = `${formatEuro(price.basePerMonth)} ${perMonth}`;
  at('unit-price').textContent = `${formatCents(price.centsPerKwh)}/kWh`;
  at('energy-year').textContent = formatEuro(price.energy);
  at('cover-year').textContent = formatEuro(price.coverYear);
  at('discount-row').hidden = price.discount === 0;
  at('discount-year').textContent = formatEuro(-price.discount);
  at('total-year').textContent = formatEuro(price.total);
}

function showProgress() {
  const { required, done } = completedFields(form);
  const percent = Math.round((done.length / required.length) * 100);
  at('form-progress').value = percent;
  at('progress-text').textContent = `${percent} %`;
  for (const link of document.querySelectorAll('[data-step]')) {
    const step = at(`step-${link.dataset.step}`);
    const open = required.filter((field) => step.contains(field) && !done.includes(field));
    link.classList.toggle('is-done', open.length === 0);
  }
}

function suggestConsumption() {
  const extra = (form.elements.car.checked ? carKwh : 0) + (form.elements.heatPump.checked ? heatPumpKwh : 0);
  at('consumption').value = String(Number(at('household').value) + extra);
}

function takeFromAddress() {
  const query = new URLSearchParams(location.search);
  if (/^\d{5}$/.test(query.get('plz') ?? '')) at('postcode').value = query.get('plz');
  const isOffered = [...at('household').options].some((o) => o.value === query.get('kwh'));
  at('household').value = isOffered ? query.get('kwh') : '2500';
}

form.addEventListener('change', (event) => {
  if (['household', 'car', 'heatPump'].includes(event.target.name)) suggestConsumption();
  if (event.target.name === 'occasion') {
    at('supplier').closest('.field').hidden = event.target.value === 'move';
  }
  showPrice();
  showProgress();
});
form.addEventListener('input', showPrice);
at('iban').addEventListener('blur', () => {
  at('iban').value = formatIban(at('iban').value);
});
form.addEventListener('focusin', () => pushForm('form_start', { form: 'tariff' }), { once: true });

checkForm(form, () => {
  const name = { green: 'Küste Öko', fixed: 'Küste Fix 24', flex: 'Küste Flex' };
  const plan = form.elements.plan.value;
  const value = currentPrice().total;
  const line = { sku: `HL-T-${plan}`, name: name[plan], category: 'Strom', price: value };
  placeOrder('tariff', value, [{ ...line, quantity: 1 }]);
});

takeFromAddress();
suggestConsumption();
showPrice();
showProgress();

// The checkout: address, way to pay, order. Nothing typed here leaves the browser.
import { goodsValue, readCart, saveCart, shippingFor } from './cart.js';
import { checkForm } from './checked-form.js';
import { pushCommerce } from './data-layer.js';
import { element } from './element.js';
import { formatIban } from './field-checks.js';
import { formatEuro } from './money.js';
import { placeOrder } from './order.js';

const form = document.querySelector('#checkout');
const at = (id) => document.getElementById(id);
const lines = readCart();
const goods = goodsValue(lines);

function shipping() {
  return shippingFor(goods, form.elements.shipping.value === 'express');
}

function render() {
  const payment = form.elements.payment.value;
  at('card-fields').hidden = payment !== 'card';
  at('debit-fields').hidden = payment !== 'debit';
  at('goods').textContent = formatEuro(goods);
  at('shipping').textContent = shipping() === 0 ? 'frei' : formatEuro(shipping());
  at('total').textContent = formatEuro(goods + shipping());
}

if (lines.length === 0) location.replace('/demo/cart.html');

at('order-lines').replaceChildren(
  ...lines.map((line) =>
    element(
      'div',
      {},
      element('dt', {}, `${line.quantity} × ${line.name}`),
      element('dd', {}, formatEuro(line.quantity * line.price)),
    ),
  ),
);
at('card-number').addEventListener('blur', (event) => {
  event.target.value = event.target.value.replace(/\D/g, '').replace(/(.{4})(?=.)/g, '$1 ');
});
at('iban').addEventListener('blur', (event) => {
  event.target.value = formatIban(event.target.value);
});
form.addEventListener('change', render);

checkForm(form, () => {
  placeOrder('goods', goods + shipping(), lines, shipping());
  saveCart([]);
});

render();
if (lines.length > 0) pushCommerce('begin_checkout', goods, lines);

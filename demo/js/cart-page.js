// The cart page: lines with quantity, sum and shipping.
import {
  changeQuantity,
  goodsValue,
  missingForFreeShipping,
  onCartChange,
  readCart,
  saveCart,
  shippingFor,
} from './cart.js';
import { pushCommerce } from './data-layer.js';
import { element } from './element.js';
import { formatEuro } from './money.js';

const at = (id) => document.getElementById(id);

function quantityField(line) {
  const id = `quantity-${line.sku}`;
  const input = element('input', {
    class: 'input',
    id,
    type: 'number',
    min: 1,
    max: 9,
    value: line.quantity,
  });
  input.addEventListener('change', () => {
    saveCart(changeQuantity(readCart(), line.sku, Number(input.value)));
  });
  const label = element('label', { for: id, class: 'visually-hidden' }, `Anzahl ${line.name}`);
  return [label, input];
}

function removeButton(line) {
  const name = element('span', { class: 'visually-hidden' }, ` ${line.name}`);
  const button = element('button', { class: 'text-button', type: 'button' }, 'Entfernen', name);
  button.addEventListener('click', () => saveCart(changeQuantity(readCart(), line.sku, 0)));
  return button;
}

function lineItem(line) {
  const link = element('a', { href: line.url }, line.name);
  const tools = element('div', { class: 'cart-line-tools' });
  tools.append(...quantityField(line), removeButton(line));
  const text = element('div', {}, element('h2', {}, link));
  text.append(element('p', { class: 'hint' }, `${line.variant} · Artikel ${line.sku}`), tools);
  const price = element('span', { class: 'price' }, formatEuro(line.price * line.quantity));
  const picture = element('img', {
    src: line.image,
    alt: '',
    width: 800,
    height: 600,
    class: 'photo',
  });
  return element('li', { class: 'cart-line' }, picture, text, price);
}

function render() {
  const lines = readCart();
  const focused = document.activeElement?.id;
  at('cart-full').hidden = lines.length === 0;
  at('cart-empty').hidden = lines.length > 0;
  at('cart-lines').replaceChildren(...lines.map(lineItem));
  const goods = goodsValue(lines);
  const missing = missingForFreeShipping(goods);
  at('goods').textContent = formatEuro(goods);
  at('shipping').textContent = shippingFor(goods) === 0 ? 'frei' : formatEuro(shippingFor(goods));
  at('total').textContent = formatEuro(goods + shippingFor(goods));
  at('shipping-hint').textContent =
    missing > 0 ? `Noch ${formatEuro(missing)} bis zum freien Versand.` : 'Preise inkl. MwSt.';
  if (focused) document.getElementById(focused)?.focus();
  pushCommerce('view_cart', goods, lines);
}

onCartChange(render);
render();

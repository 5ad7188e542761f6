// Product pages: gallery, variants, and putting the product into the cart.
import { addLine, readCart, saveCart } from './cart.js';
import { pushCommerce } from './data-layer.js';
import { formatEuro } from './money.js';
import { showToast } from './toast.js';

const product = document.querySelector('[data-product]');
const form = document.querySelector('#buy');
const stage = document.querySelector('#gallery-stage');
const thumbs = [...document.querySelectorAll('[data-picture]')];

for (const thumb of thumbs) {
  thumb.addEventListener('click', () => {
    stage.src = thumb.dataset.picture;
    stage.alt = thumb.getAttribute('aria-label');
    for (const other of thumbs) other.setAttribute('aria-pressed', String(other === thumb));
  });
}

function chosenLine(quantity) {
  const variant = form.querySelector('[name=variant]:checked');
  return {
    sku: variant.value,
    name: product.dataset.name,
    variant: variant.dataset.label,
    category: product.dataset.category,
    image: product.dataset.image,
    url: location.pathname,
    price: Number(variant.dataset.price),
    quantity,
  };
}

form.addEventListener('change', () => {
  const line = chosenLine(1);
  document.querySelector('#price').textContent = formatEuro(line.price);
  document.querySelector('#sku').textContent = `Artikel ${line.sku}`;
  const oldPrice = document.querySelector('[data-old-price]');
  if (oldPrice) oldPrice.hidden = line.sku !== product.dataset.sku;
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const line = chosenLine(Number(form.elements.quantity.value));
  saveCart(addLine(readCart(), line));
  pushCommerce('add_to_cart', line.price * line.quantity, [line]);
  showToast(`${line.name} liegt im Warenkorb.`, 'Zum Warenkorb', '/demo/cart.html');
});

const first = chosenLine(1);
pushCommerce('view_item', first.price, [first]);

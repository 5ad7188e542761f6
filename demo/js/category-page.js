// Category pages: filter and sort the products that are already in the page.
import { formatWholeEuro } from './money.js';

const form = document.querySelector('#filter');
const list = document.querySelector('#product-list');
const products = [...list.children];

const orders = {
  popular: () => 0,
  'price-up': (a, b) => a.dataset.price - b.dataset.price,
  'price-down': (a, b) => b.dataset.price - a.dataset.price,
  rating: (a, b) => b.dataset.rating - a.dataset.rating,
};

function apply() {
  const choice = new FormData(form);
  const categories = choice.getAll('category');
  const maxPrice = Number(choice.get('maxPrice'));
  const fits = (product) =>
    (categories.length === 0 || categories.includes(product.dataset.category)) &&
    Number(product.dataset.price) <= maxPrice &&
    (!choice.has('offer') || product.dataset.offer === 'yes');

  list.append(...products.toSorted(orders[choice.get('sort')]));
  for (const product of products) product.hidden = !fits(product);

  const shown = products.filter((product) => !product.hidden).length;
  document.querySelector('#result-count').textContent = shown === 1 ? '1 Produkt' : `${shown} Produkte`;
  document.querySelector('#max-price-shown').textContent = formatWholeEuro(maxPrice);
  document.querySelector('#no-result').hidden = shown > 0;
}

if (new URLSearchParams(location.search).has('angebot')) form.elements.offer.checked = true;
form.addEventListener('input', apply);
document.querySelector('#sort').addEventListener('change', apply);
// The fields have their old values back only after the event.
form.addEventListener('reset', () => setTimeout(apply));
apply();

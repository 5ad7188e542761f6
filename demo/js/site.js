// What every page does: the small-screen menu, the number on the cart, the way into it.
import { cartQuantity, onCartChange, readCart } from './cart.js';
import { connectCart } from './lotse-cart.js';

const menuButton = document.querySelector('.menu-button');
const nav = document.querySelector('#site-nav');

menuButton?.addEventListener('click', () => {
  const isOpen = nav.classList.toggle('is-open');
  menuButton.setAttribute('aria-expanded', String(isOpen));
});

const count = document.querySelector('[data-cart-count]');

function showCount() {
  const quantity = cartQuantity(readCart());
  count.textContent = String(quantity);
  count.hidden = quantity === 0;
}

showCount();
onCartChange(showCount);
connectCart();

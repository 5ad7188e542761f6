// The way into this cart for a list an advisor and a visitor have put together; called on the visitor's click.
import { addLine, readCart, saveCart } from './cart.js';

async function readCatalogue() {
  const answer = await fetch('/demo/catalogue.json');
  const { itemListElement } = await answer.json();
  return new Map(itemListElement.map(({ item }) => [item.sku, item]));
}

function toLine(product, quantity) {
  return {
    sku: product.sku,
    name: product.name,
    variant: product.model,
    category: product.category,
    image: product.image,
    url: product.url,
    price: Number(product.offers.price),
    quantity,
  };
}

async function putIntoCart(items) {
  const catalogue = await readCatalogue();
  const wanted = items.map(({ sku, quantity }) => ({ product: catalogue.get(sku), quantity }));
  // All or nothing: a cart with a part of the list would surprise.
  if (wanted.some(({ product }) => !product)) throw new Error('Not in this shop');
  saveCart(wanted.reduce((lines, { product, quantity }) => addLine(lines, toLine(product, quantity)), readCart()));
  return { cartUrl: '/demo/cart.html' };
}

export function connectCart() {
  window.Lotse ??= [];
  window.Lotse.push(['on', 'cart', putIntoCart]);
}

// The cart: its lines live in localStorage and survive every page change; it knows no page.
const key = 'havenlicht.cart';
const maxQuantity = 9;
const freeShippingFrom = 49;
const shippingPrice = 4.9;

export function readCart() {
  try {
    const lines = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(lines) ? lines : [];
  } catch {
    return [];
  }
}

export function addLine(lines, added) {
  const known = lines.find((line) => line.sku === added.sku);
  if (!known) return [...lines, added];
  return changeQuantity(lines, added.sku, known.quantity + added.quantity);
}

export function changeQuantity(lines, sku, quantity) {
  const bounded = Math.min(maxQuantity, Math.max(0, quantity));
  return lines
    .map((line) => (line.sku === sku ? { ...line, quantity: bounded } : line))
    .filter((line) => line.quantity > 0);
}

export function cartQuantity(lines) {
  return lines.reduce((sum, line) => sum + line.quantity, 0);
}

export function goodsValue(lines) {
  return lines.reduce((sum, line) => sum + line.quantity * line.price, 0);
}

export function shippingFor(goods, isExpress = false) {
  if (isExpress) return 12.9;
  return goods === 0 || goods >= freeShippingFrom ? 0 : shippingPrice;
}

export function missingForFreeShipping(goods) {
  return Math.max(0, freeShippingFrom - goods);
}

export function saveCart(lines) {
  localStorage.setItem(key, JSON.stringify(lines));
  dispatchEvent(new CustomEvent('cart:changed'));
}

export function onCartChange(listener) {
  addEventListener('cart:changed', listener);
  // Another tab changed it.
  addEventListener('storage', (event) => {
    if (event.key === key || event.key === null) listener();
  });
}

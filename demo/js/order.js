// A finished order: made up here, kept for the thank-you page and the account.
const lastKey = 'havenlicht.last-order';
const allKey = 'havenlicht.orders';
const keptOrders = 20;

function newNumber(now) {
  const chance = crypto.getRandomValues(new Uint32Array(1))[0] % 100000;
  return `HL-${now.getFullYear()}-${String(chance).padStart(5, '0')}`;
}

export function readOrders() {
  try {
    return JSON.parse(localStorage.getItem(allKey) ?? '[]');
  } catch {
    return [];
  }
}

export function placeOrder(kind, value, lines, shipping = 0) {
  const now = new Date();
  const language = document.documentElement.lang;
  const order = { number: newNumber(now), kind, value, shipping, lines, at: now.toISOString() };
  localStorage.setItem(allKey, JSON.stringify([order, ...readOrders()].slice(0, keptOrders)));
  sessionStorage.setItem(lastKey, JSON.stringify({ ...order, language, isReported: false }));
  location.assign('/demo/thanks.html');
}

export function readLastOrder() {
  return JSON.parse(sessionStorage.getItem(lastKey) ?? 'null');
}

export function markReported(order) {
  sessionStorage.setItem(lastKey, JSON.stringify({ ...order, isReported: true }));
}

// Tells window.dataLayer what happened, in the shape shops commonly use for e-commerce events.
function push(entry) {
  window.dataLayer ??= [];
  window.dataLayer.push(entry);
}

function toItem(line) {
  return {
    item_id: line.sku,
    item_name: line.name,
    item_category: line.category,
    item_variant: line.variant,
    price: line.price,
    quantity: line.quantity,
  };
}

export function pushCommerce(event, value, lines, more = {}) {
  const items = lines.map(toItem);
  push({ event, ecommerce: { currency: 'EUR', value: Number(value.toFixed(2)), items, ...more } });
}

export function pushForm(event, details) {
  push({ event, ...details });
}

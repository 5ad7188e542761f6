// The thank-you page: shows the order's number and reports the purchase exactly once.
import { pushCommerce } from './data-layer.js';
import { markReported, readLastOrder } from './order.js';

const tariffWords = {
  de: {
    title: 'Willkommen bei Havenlicht',
    text: 'Ihr Auftrag ist da. Wir kündigen jetzt bei Ihrem bisherigen Anbieter und melden uns innerhalb eines Werktags.',
    label: 'Ihre Auftragsnummer',
    next: 'Zum Kundenkonto',
    home: 'Zur Startseite',
  },
  en: {
    title: 'Welcome to Havenlicht',
    text: 'Your order has arrived. We now cancel with your current supplier and get back to you within one working day.',
    label: 'Your order number',
    next: 'Go to your account',
    home: 'Back to home',
  },
};

const at = (id) => document.getElementById(id);
const order = readLastOrder();

if (order === null) {
  at('thanks-title').textContent = 'Hier liegt keine Bestellung';
  at('thanks-text').textContent = 'Sobald Sie etwas bestellen, steht hier Ihre Nummer.';
} else {
  at('order-number').textContent = order.number;
  const words = order.kind === 'tariff' ? (tariffWords[order.language] ?? tariffWords.de) : null;
  if (words) {
    document.querySelector('.thanks').lang = order.language;
    at('thanks-title').textContent = words.title;
    at('thanks-text').textContent = words.text;
    at('order-label').textContent = words.label;
    at('next-link').textContent = words.next;
    at('next-link').href = '/demo/account/contract';
    at('home-link').textContent = words.home;
    at('home-link').href = order.language === 'en' ? '/demo/en/' : '/demo/';
  }
  if (!order.isReported) {
    pushCommerce('purchase', order.value, order.lines, {
      transaction_id: order.number,
      shipping: order.shipping,
    });
    window.Lotse ??= [];
    window.Lotse.push(['track', 'order', { orderId: order.number, value: order.value, currency: 'EUR' }]);
    markReported(order);
  }
}

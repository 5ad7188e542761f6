// What happens inside each view of the account; a view may answer with what to undo when it is left.
import { accountEvents, pastOrders } from './account-data.js';
import { drawConsumption } from './consumption-chart.js';
import { element } from './element.js';
import { openInstalmentDialog, readInstalment } from './instalment-dialog.js';
import { formatEuro } from './money.js';
import { readOrders } from './order.js';

function row(cells) {
  const last = cells.length - 1;
  return element('tr', {}, ...cells.map((cell, index) => element('td', { class: index === last && 'number' }, cell)));
}

function showInstalment(root) {
  for (const place of root.querySelectorAll('[data-instalment]')) {
    place.textContent = formatEuro(readInstalment());
  }
}

function enterOverview(root) {
  showInstalment(root);
  root.querySelector('[data-events]').append(...accountEvents.map(row));
}

function enterConsumption(root) {
  const canvas = root.querySelector('canvas');
  const draw = () => drawConsumption(canvas);
  const resize = new ResizeObserver(draw);
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  resize.observe(canvas);
  scheme.addEventListener('change', draw);
  return () => {
    resize.disconnect();
    scheme.removeEventListener('change', draw);
  };
}

function enterOrders(root) {
  const fresh = readOrders().map((order) => [
    order.number,
    new Date(order.at).toLocaleDateString('de-DE'),
    order.kind === 'tariff' ? 'Wechsel läuft' : 'Wird gepackt',
    formatEuro(order.value),
  ]);
  root.querySelector('[data-orders]').append(...[...fresh, ...pastOrders].map(row));
}

function enterContract(root) {
  showInstalment(root);
  root
    .querySelector('[data-open-dialog]')
    .addEventListener('click', () => openInstalmentDialog(() => showInstalment(root)));
}

function enterProfile(root) {
  root.querySelector('[data-profile]').addEventListener('submit', (event) => {
    event.preventDefault();
    root.querySelector('[data-saved]').textContent = 'Gespeichert.';
  });
}

export const views = {
  overview: { title: 'Mein Konto', enter: enterOverview },
  consumption: { title: 'Verbrauch', enter: enterConsumption },
  orders: { title: 'Bestellungen', enter: enterOrders },
  contract: { title: 'Vertrag', enter: enterContract },
  profile: { title: 'Persönliches', enter: enterProfile },
};

export function viewFromPath(pathname, search) {
  const wanted = /^\/demo\/account\/([a-z]+)/.exec(pathname)?.[1] ?? new URLSearchParams(search).get('view');
  return wanted !== null && Object.hasOwn(views, wanted) ? wanted : 'overview';
}

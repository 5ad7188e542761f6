// The form without a framework: plain fields, some listeners, a frame of the same origin.
import { EMPTY, citiesFor, emailProblem, firstProblem, stepIn, TARIFFS } from './fields.js';

const byId = (id) => document.getElementById(id);
const state = { ...EMPTY };
const put = (part) => {
  Object.assign(state, part);
  byId('said').textContent = JSON.stringify(state);
};
put({});

for (const name of ['first', 'note', 'plan', 'start', 'time', 'color']) {
  byId(name).addEventListener('input', ({ target }) => put({ [name]: target.value }));
}
for (const name of ['persons', 'share']) {
  byId(name).addEventListener('input', ({ target }) => put({ [name]: Number(target.value) }));
}
byId('first').addEventListener('input', ({ target }) => {
  byId('first-problem').textContent = firstProblem(target.value);
});
byId('email').addEventListener('input', ({ target }) => {
  byId('email-problem').textContent = emailProblem(target.value);
});
byId('extras').addEventListener('change', ({ target }) =>
  put({ extras: [...target.selectedOptions].map(({ value }) => value) }),
);
byId('eco').addEventListener('change', ({ target }) => put({ eco: target.checked }));
for (const billing of ['month', 'year']) byId(`billing-${billing}`).addEventListener('change', () => put({ billing }));
byId('wishes').addEventListener('input', ({ target }) => put({ wishes: target.textContent }));
for (const name of ['allowed', 'reserved'])
  byId(name).addEventListener('click', () => put({ [name]: state[name] + 1 }));
byId('form').addEventListener('submit', (event) => {
  event.preventDefault();
  put({ sent: state.sent + 1 });
});
addEventListener('message', ({ data, origin }) => {
  if (origin !== location.origin) return;
  if (typeof data.meter === 'string') put({ meter: data.meter });
  if (data.sent) put({ sent: state.sent + 1 });
});

const menu = byId('menu').parentElement;
menu.addEventListener('mouseenter', () => (byId('menu-list').hidden = false));
menu.addEventListener('mouseleave', () => (byId('menu-list').hidden = true));
byId('menu-help').addEventListener('click', () => put({ menu: 'help' }));

/** A field or button with a list of its own. */
function pairUp(name, choices, take, start = -1) {
  const box = byId(name);
  const list = byId(box.getAttribute('aria-controls'));
  let at = start;
  const isOpen = () => !list.hidden;
  const show = (isShown) => {
    list.hidden = !isShown;
    box.setAttribute('aria-expanded', String(isShown));
    const items = choices().map((choice, index) => {
      const item = document.createElement('li');
      item.id = `${name}-${index}`;
      item.textContent = choice;
      item.setAttribute('role', 'option');
      item.setAttribute('aria-selected', String(index === at));
      item.addEventListener('mousedown', (event) => event.preventDefault());
      item.addEventListener('click', () => choose(index));
      return item;
    });
    list.replaceChildren(...items);
    if (isShown && at >= 0) box.setAttribute('aria-activedescendant', `${name}-${at}`);
    else box.removeAttribute('aria-activedescendant');
  };
  const choose = (index) => {
    take(choices()[index]);
    at = start;
    show(false);
  };
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') show(false);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      at = stepIn(at, event.key === 'ArrowDown' ? 1 : -1, choices().length);
      show(true);
    }
    if (isOpen() && at >= 0 && (event.key === 'Enter' || (event.key === ' ' && box.localName !== 'input'))) {
      event.preventDefault();
      choose(at);
    }
  });
  box.addEventListener('blur', () => show(false));
  return { show, isOpen };
}

const city = pairUp(
  'city',
  () => citiesFor(byId('city').value),
  (chosen) => {
    byId('city').value = chosen;
    put({ city: chosen });
  },
);
byId('city').addEventListener('input', ({ target }) => {
  put({ city: target.value });
  city.show(true);
});
const tariff = pairUp(
  'tariff',
  () => TARIFFS,
  (chosen) => {
    byId('tariff').textContent = chosen;
    put({ tariff: chosen });
  },
  0,
);
byId('tariff').addEventListener('click', () => tariff.show(!tariff.isOpen()));

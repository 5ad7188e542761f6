// A page as sites are: a tab, a form, and a field that a framework holds in its hand.
const byId = (id) => document.getElementById(id);
const heard = (globalThis.heard = []);

byId('gas').addEventListener('click', () => {
  byId('tab').textContent = 'Gas';
});
byId('delete').addEventListener('click', () => heard.push('deleted'));
// Sends without being a button that sends.
byId('sly').addEventListener('click', () => byId('form').requestSubmit());
byId('form').addEventListener('submit', (event) => {
  event.preventDefault();
  heard.push('sent');
});
for (const type of ['input', 'change']) {
  document.addEventListener(type, ({ target }) => heard.push(`${type} ${target.id}`));
}

// As React does: programs that set the value are noticed and count for nothing; what the state does not know is undone.
const field = byId('controlled');
const { get, set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
let known = '';
let state = '';
Object.defineProperty(field, 'value', {
  configurable: true,
  get,
  set(value) {
    known = String(value);
    set.call(this, value);
  },
});
field.addEventListener('input', () => {
  const now = get.call(field);
  if (now !== known) state = now;
  known = state;
  set.call(field, state);
  byId('log').textContent = `Zähler: ${state}`;
});

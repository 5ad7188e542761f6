// The dialog that changes the monthly instalment; remembers the new one for this tab.
import { formatWholeEuro } from './money.js';

const key = 'havenlicht.instalment';
const dialog = document.querySelector('#instalment-dialog');
const range = document.querySelector('#instalment');
const shown = document.querySelector('#instalment-shown');

const showValue = () => {
  shown.textContent = formatWholeEuro(Number(range.value));
};
range.addEventListener('input', showValue);

export function readInstalment() {
  return Number(sessionStorage.getItem(key) ?? 86);
}

export function openInstalmentDialog(onSaved) {
  range.value = String(readInstalment());
  showValue();
  dialog.returnValue = '';
  dialog.showModal();
  dialog.addEventListener(
    'close',
    () => {
      if (dialog.returnValue !== 'save') return;
      sessionStorage.setItem(key, range.value);
      onSaved();
    },
    { once: true },
  );
}

// <havenlicht-meter number reading>: the electricity meter as a small card, in an open shadow root.
import { element } from './element.js';
import { meterStyles } from './havenlicht-meter-styles.js';

const numberFormat = new Intl.NumberFormat('de-DE');

class HavenlichtMeter extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [meterStyles];
    root.append(this.#display(), this.#form());
  }

  #display() {
    const reading = Number(this.getAttribute('reading'));
    const digits = String(reading).padStart(6, '0');
    const display = element('p', { class: 'display', 'aria-hidden': 'true' }, digits);
    const spoken = `${numberFormat.format(reading)} Kilowattstunden`;
    return element(
      'div',
      { class: 'meter' },
      display,
      element('p', {}, element('strong', {}, 'Ihr Zähler'), element('br'), this.getAttribute('number')),
      element('p', { class: 'spoken' }, spoken),
    );
  }

  #form() {
    const input = element('input', {
      id: 'reading',
      inputmode: 'numeric',
      autocomplete: 'off',
      maxlength: 6,
    });
    const answer = element('p', { role: 'status' });
    const form = element(
      'form',
      {},
      element('label', { for: 'reading' }, 'Neuer Stand in kWh'),
      input,
      element('button', {}, 'Melden'),
      answer,
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      answer.textContent = this.#accept(input.value);
    });
    return form;
  }

  #accept(text) {
    const reading = Number(text.replaceAll('.', ''));
    const last = Number(this.getAttribute('reading'));
    if (!Number.isInteger(reading) || text === '') return 'Bitte nur Ziffern eingeben.';
    if (reading < last) return `Der letzte Stand war ${numberFormat.format(last)} kWh.`;
    this.setAttribute('reading', String(reading));
    this.shadowRoot.querySelector('.display').textContent = String(reading).padStart(6, '0');
    this.shadowRoot.querySelector('.spoken').textContent = `${numberFormat.format(reading)} Kilowattstunden`;
    return 'Danke, der Stand ist notiert.';
  }
}

export function defineMeter() {
  customElements.define('havenlicht-meter', HavenlichtMeter);
}

/** While the visitor rests being seen: a small sign that says so and leads on or out. Nothing of the page is read meanwhile. */
import type { App, Feature } from '../app.ts';
import { adoptOnce } from '../launcher/adopt-styles.ts';
import css from './resting.css?inline';
import { tellHeight } from './tell-height.ts';
import { restingWords } from './words.ts';

export function startResting({ state, shadow, consents }: App): Feature {
  const { locale, consent } = state.get();
  const words = restingWords(locale);
  const viewers = consent.grants.filter(({ capability }) => capability === 'view');
  adoptOnce(shadow, css);
  const pill = document.createElement('div');
  const text = document.createElement('span');
  pill.className = 'resting-pill';
  text.setAttribute('role', 'status');
  text.textContent = words.resting(viewers.map(({ agentName }) => agentName).join(', '));
  pill.append(
    text,
    button(words.resume, 'go-on', () => consents.pause('view', false)),
    button(words.end, '', end),
  );
  shadow.append(pill);
  shadow.host.toggleAttribute('data-watched', true);
  const stopTelling = tellHeight(pill, shadow.host as HTMLElement);

  function end(): void {
    const held = state.get().consent.grants.map(({ capability }) => capability);
    for (const capability of ['control', 'lead', 'form', 'point', 'view'] as const)
      if (held.includes(capability)) consents.stop(capability);
  }
  return {
    stop() {
      stopTelling();
      pill.remove();
      shadow.host.toggleAttribute('data-watched', false);
    },
  };
}

function button(label: string, className: string, onClick: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.textContent = label;
  made.addEventListener('click', onClick);
  return made;
}

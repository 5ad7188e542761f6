/** Keeps the bar true while agents come and go: it names everybody who sees this page, and has a mark for each of several. */
import { agentColor } from '../../shared/point/agent-colors.ts';
import type { Grant } from '../../shared/protocol/consent.ts';
import type { App } from '../app.ts';
import type { SharedPage } from '../cobrowse/shared-page.ts';
import type { Cancel } from '../env.ts';
import type { Texts } from '../i18n/texts.ts';
import { adoptOnce } from '../launcher/adopt-styles.ts';
import { initialsOf } from '../ui/initials-of.ts';
import css from './companions.css?inline';
import { watchedByAll } from './words.ts';

export function nameViewers({ state, fence, shadow }: App, { bar }: SharedPage, texts: Texts): Cancel {
  const marks = document.createElement('div');
  marks.className = 'watch-marks';
  marks.setAttribute('role', 'img');
  adoptOnce(shadow, css);
  let said = '';
  const look = fence.guard(() => {
    const { consent, locale } = state.get();
    const viewers = consent.grants.filter(({ capability }) => capability === 'view');
    const names = viewers.map(({ agentName }) => agentName);
    // Without anybody the bar goes; its last word is not ours.
    if (names.length === 0 || names.join('\n') === said) return;
    said = names.join('\n');
    bar.rename(names[1] ? watchedByAll(locale, names) : texts.watchedBy(names[0] ?? ''));
    // What one of them does may be said in place of who sees: the marks stay.
    marks.replaceChildren(...viewers.map(markOf));
    marks.ariaLabel = names.join(', ');
    if (names[1]) bar.element.prepend(marks);
    else marks.remove();
  });
  const cancel = state.subscribe((now, before) => now.consent !== before.consent && look());
  look();
  return () => {
    cancel();
    marks.remove();
  };
}

function markOf({ agentName, color }: Grant): HTMLElement {
  const mark = document.createElement('i');
  mark.textContent = initialsOf(agentName);
  mark.title = agentName;
  mark.style.setProperty('--agent', agentColor(color));
  return mark;
}

/** Control of this page while the grant lives: says so in the bar, with a way to end only this, and takes the agent's actions. */
import type { PageAction } from '../../shared/protocol/control.ts';
import type { App, Feature } from '../app.ts';
import type { Texts } from '../i18n/texts.ts';
import { adoptOnce } from '../launcher/adopt-styles.ts';
import css from './control.css?inline';
import type { ControlledPage } from './follow-control.ts';
import { runControl } from './run-control.ts';

export function startControl(app: App, texts: Texts, bar: Element, page: ControlledPage): Feature {
  const { state, connection, fence, consents, shadow } = app;
  adoptOnce(shadow, css);
  const words = bar.querySelector('span');
  const before = words?.textContent ?? '';
  const end = document.createElement('button');
  const name = state.get().consent.grants.find(({ capability }) => capability === 'control')?.agentName ?? '';
  end.type = 'button';
  end.className = 'plain';
  end.textContent = texts.controlEnd;
  end.addEventListener('click', () => consents.stop('control'));
  words?.after(end);
  if (words) words.textContent = texts.controlledBy(name);

  const refuse = ({ do: kind, node }: PageAction, reason: Parameters<Refuse>[1]) =>
    connection.notify('page:act-refused', { reason, do: kind, node });
  const control = runControl({ host: shadow.host, find: page.find, refuse });
  const cancel = connection.on(
    'page:act',
    fence.guard(({ tab, epoch, action }) => {
      // Another tab of the visitor is meant.
      if (tab !== state.get().tab) return;
      if (page.isOf(epoch)) control.take(action);
      else refuse(action, 'gone');
    }),
  );
  return {
    stop() {
      cancel();
      control.stop();
      end.remove();
      // What the bar says now, it says.
      if (words?.textContent === texts.controlledBy(name)) words.textContent = before;
    },
  };
}
type Refuse = Parameters<typeof runControl>[0]['refuse'];

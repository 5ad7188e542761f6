/** Control of this page while the grant lives: says so in the bar, with a way to end only this, and takes the agent's actions. */
import type { PageAction } from '../../shared/protocol/control.ts';
import type { App, Feature } from '../app.ts';
import type { SharedPage } from '../cobrowse/follow-aids.ts';
import type { Texts } from '../i18n/texts.ts';
import { runControl } from './run-control.ts';

export function startControl(app: App, page: SharedPage, texts: Texts): Feature {
  const { state, connection, fence, consents, shadow } = app;
  const name = state.get().consent.grants.find(({ capability }) => capability === 'control')?.agentName ?? '';
  const end = page.bar.addButton(texts.controlEnd, () => consents.stop('control'));
  const unsay = page.bar.say(texts.controlledBy(name));

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
      unsay();
    },
  };
}
type Refuse = Parameters<typeof runControl>[0]['refuse'];

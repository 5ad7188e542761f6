/**
 * Control of this page while the grant lives: says so in the bar and takes the agent's actions.
 * The grant is looked at here for each of them, whatever the server has let through.
 */
import type { PageAction } from '../../shared/protocol/control.ts';
import type { App, Feature } from '../app.ts';
import type { SharedPage } from '../cobrowse/shared-page.ts';
import type { Cancel } from '../env.ts';
import { controlHolder } from './control-holder.ts';
import { runControl } from './run-control.ts';
import { siteRuleOf } from './site-rules.ts';
import { usesPage } from './words.ts';

export function startControl(app: App, page: SharedPage): Feature {
  const { state, connection, fence, consents, shadow } = app;
  const holder = () => controlHolder(state.get().consent);
  let said: { readonly name: string; readonly unsay: Cancel } | undefined;
  const say = (): void => {
    const name = holder()?.agentName ?? '';
    if (name === said?.name) return;
    said?.unsay();
    said = { name, unsay: page.bar.say(usesPage(state.get().locale, name)) };
  };
  say();

  const refuse = ({ do: kind, node }: PageAction, reason: Parameters<Refuse>[1]) =>
    connection.notify('page:act-refused', { reason, do: kind, node });
  const control = runControl({
    host: shadow.host,
    isBarAt: ({ x, y }) => page.bar.element.contains(shadow.elementFromPoint(x, y)),
    find: page.find,
    rules: () => siteRuleOf(state.get().privacy, location.pathname),
    refuse,
    // Everything else ends with it.
    onEscape: () => consents.stop('view'),
  });
  const cancels = [
    state.subscribe(fence.guard((now, before) => now.consent !== before.consent && holder() && say())),
    connection.on(
      'page:act',
      fence.guard(({ tab, epoch, action }) => {
        // Another tab of the visitor is meant, or the right to it is over.
        if (tab !== state.get().tab || !holder()) return;
        if (page.isOf(epoch)) control.take(action);
        else refuse(action, 'gone');
      }),
    ),
  ];
  return {
    stop() {
      for (const cancel of cancels) cancel();
      control.stop();
      said?.unsay();
    },
  };
}
type Refuse = Parameters<typeof runControl>[0]['refuse'];

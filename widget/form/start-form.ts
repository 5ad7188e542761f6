/** Filling in the forms of this page together while the grant lives: suggestions and who is in which field. */
import type { Capability } from '../../shared/protocol/consent.ts';
import type { App, Feature } from '../app.ts';
import type { SharedPage } from '../cobrowse/shared-page.ts';
import { listen } from '../env.ts';
import { adoptOnce } from '../launcher/adopt-styles.ts';
import { createAgentTags } from './agent-tags.ts';
import { followFields } from './follow-fields.ts';
import type { FilledIn } from './filled-in.ts';
import css from './form.css?inline';
import { createSuggestions } from './suggestions.ts';
import { suggestionButtons } from './suggestion-buttons.ts';
import { WORDS } from './words.ts';

export function startForm({ state, connection, shadow, fence, consents }: App, page: SharedPage): Feature {
  const words = WORDS[state.get().locale];
  const grants = () => state.get().consent.grants.filter(({ paused }) => !paused);
  /** Checked here as well as on the server: a grant to see and one to fill in, by the same agent; a third one to write unasked. */
  const holderOf = (color: number, also: Capability = 'form') => {
    const own = (wanted: Capability) =>
      grants().find(({ color: one, capability }) => one === color && capability === wanted);
    return own('view') && own('form') && own(also);
  };
  const names = grants().flatMap(({ capability, agentName }) => (capability === 'form' ? [agentName] : []));
  adoptOnce(shadow, css);
  const said = document.createElement('div');
  said.className = 'suggestion-said';
  said.setAttribute('role', 'status');
  shadow.append(said);

  let filledIn: FilledIn | undefined;
  // Of use after the first value was taken. Without it values are taken all the same, by a click.
  import('./filled-in.ts').then((part) => {
    filledIn = part.filledIn(shadow, state.get().locale);
  }, fence.report);
  const tags = createAgentTags(shadow);
  const suggestions = createSuggestions({
    shadow,
    words,
    answer: (suggestionId, outcome) => connection.notify('form:suggestion-answered', { suggestionId, outcome }),
    announce: (text) => (said.textContent = text),
    filledIn: () => filledIn,
    isDirect: (color) => holderOf(color, 'fill') !== undefined,
    letFill: consents.letFill,
    onChanged: () => {
      follower.look();
      buttons.show();
    },
  });
  const follower = followFields(shadow, suggestions, tags, () => buttons.show());
  const buttons = suggestionButtons(page.bar, words, suggestions, follower);
  const unsay = page.bar.say(words.fillsIn(names.join(', ')));

  const cancels = [
    connection.on(
      'form:suggested',
      fence.guard((suggested) => {
        const holder = holderOf(suggested.color);
        // Another tab of the visitor is meant, or nobody who may.
        if (!holder || suggested.tab !== state.get().tab) return;
        suggestions.take(suggested, holder, page.isOf(suggested.epoch) ? page.find(suggested.node) : null);
      }),
    ),
    connection.on(
      'form:taken-back',
      fence.guard(({ suggestionId }) => suggestions.takeBack(suggestionId)),
    ),
    connection.on(
      'form:agent-at',
      fence.guard(({ tab, epoch, node, color }) => {
        const holder = holderOf(color);
        if (!holder || tab !== state.get().tab) return;
        tags.put(color, holder.agentName, page.isOf(epoch) ? page.find(node) : null);
        follower.look();
      }),
    ),
    state.subscribe(
      fence.guard((now, before) => {
        if (now.consent === before.consent) return;
        const isHere = (color: number) => holderOf(color) !== undefined;
        suggestions.keep(isHere);
        tags.keep(isHere);
      }),
    ),
    // The next page has other fields.
    listen(globalThis, 'pagehide', () => {
      for (const { id } of suggestions.open())
        connection.notify('form:suggestion-answered', { suggestionId: id, outcome: 'gone' });
    }),
  ];
  return {
    stop() {
      for (const cancel of cancels) cancel();
      suggestions.keep(() => false);
      tags.keep(() => false);
      follower.stop();
      buttons.remove();
      said.remove();
      unsay();
    },
  };
}

/** The head of the panel: the person first, then what can be done with the panel. */
import { isTalking } from '../state/widget-state.ts';
import { Face } from './face.tsx';
import { Icon } from './icon.tsx';
import type { Shown } from './shown.ts';

export function PanelHead({ app, now, texts }: Shown) {
  const agent = now.view === 'chat' ? (now.conversation?.agent ?? null) : null;
  const title =
    agent?.name ??
    { chat: texts.team, message: texts.leaveMessage, phone: texts.onPhone, home: now.look?.name ?? '' }[now.view];
  const companions = agent ? (now.conversation?.companions ?? []) : [];
  const faces = agent ? [agent, ...companions] : now.view === 'chat' ? (now.availability?.faces ?? []) : [];
  return (
    <div class="head">
      {now.view !== 'home' && (
        <button
          type="button"
          class="round"
          aria-label={texts.back}
          onClick={() => app.state.set({ view: 'home', skill: null })}
        >
          <Icon name="back" />
        </button>
      )}
      {faces.length > 0 && (
        <span class="faces">
          {faces.slice(0, 2).map((face) => (
            <Face face={face} key={face.name} />
          ))}
        </span>
      )}
      <span class="who">
        <strong>{title}</strong>
        {companions.length > 0 ? (
          <span>{texts.with(companions.map(({ name }) => name).join(', '))}</span>
        ) : (
          agent?.title && <span>{agent.title}</span>
        )}
      </span>
      {now.view === 'chat' && isTalking(now) && (
        <button type="button" class="quiet" onClick={() => confirmEnd(app.shadow)}>
          {texts.end}
        </button>
      )}
      <button type="button" class="round" aria-label={texts.close} onClick={() => app.close()}>
        <Icon name="close" />
      </button>
    </div>
  );
}

const confirmEnd = (shadow: ShadowRoot) => {
  const question = shadow.querySelector<HTMLElement>('.end-question');
  if (!question) return;
  question.hidden = !question.hidden;
  question.querySelector('button')?.focus();
};

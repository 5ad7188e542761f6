/** The one panel: its head names who you talk to, its body is one of four views, questions come up from below. */
import { Asking } from './asking.ts';
import { ChatView } from './chat-view.tsx';
import { HomeView } from './home-view.tsx';
import { LinkBanner } from './link-banner.tsx';
import { MessageForm } from './message-form.tsx';
import { PanelHead } from './panel-head.tsx';
import { PhoneCode } from './phone-code.tsx';
import type { Shown } from './shown.ts';

const VIEWS = { home: HomeView, chat: ChatView, message: MessageForm, phone: PhoneCode };

export function Panel(shown: Shown) {
  const { app, now, texts } = shown;
  const { ask } = now.consent;
  const Body = VIEWS[now.view];
  return (
    <section
      class="panel"
      role="dialog"
      aria-label={now.look?.name ?? texts.team}
      tabIndex={-1}
      onKeyDown={(event: KeyboardEvent) => event.key === 'Escape' && app.close()}
    >
      <PanelHead {...shown} />
      <LinkBanner {...shown} />
      <div class="selection-place" ref={app.selection.placed} />
      <Body {...shown} />
      {ask && (
        <div class="sheet">
          <Asking {...shown} part="card" />
        </div>
      )}
    </section>
  );
}

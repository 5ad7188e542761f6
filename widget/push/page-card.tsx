/**
 * A page the agent offers: whose it is and which one, and the link to it. Nothing opens by itself. It stays in this tab only
 * where the chat goes on, which is this very origin; everything else gets a tab that knows nothing of this one.
 */
import type { MessageBody } from '../../shared/protocol/chat.ts';
import { shownAddress } from '../../shared/client/shown-address.ts';
import { isPhone, pageUrl } from '../env.ts';
import type { Shown } from '../ui/shown.ts';
import { tellOpened } from './tell-opened.ts';

export type OfferedPage = Extract<MessageBody, { type: 'page' }> & { readonly seq: number };

export function PageCard({ app, now, texts, page }: Shown & { page: OfferedPage }) {
  const address = shownAddress(page.url);
  const { conversationId } = now.thread;
  if (!address || !conversationId) return <p class="notice">{texts.newer}</p>;
  const { href, origin, host, path } = address;
  const staysHere = origin === pageUrl().origin;
  return (
    <div class="offer">
      <p class="offer-site">{page.own && now.look ? now.look.name : host}</p>
      <p class="soft offer-path">{page.own ? host + path : path}</p>
      {!page.own && <p class="soft">{texts.pageElsewhere}</p>}
      <a
        class="button"
        href={href}
        target={staysHere ? '_self' : '_blank'}
        rel="noopener noreferrer"
        onClick={() => {
          tellOpened(app.connection, { conversationId, seq: page.seq });
          // On a phone the chat covers the page it just led to.
          if (staysHere && isPhone()) app.close();
        }}
      >
        {staysHere ? texts.pageOpen : texts.pageOpenTab}
      </a>
    </div>
  );
}

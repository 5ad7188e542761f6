/** Everything the widget shows depends on this one value. Shapes only. */
import type { Thread } from '../../shared/client/thread.ts';
import { emptyThread } from '../../shared/client/thread.ts';
import type { VisitorConversation } from '../../shared/protocol/chat.ts';
import type { ConsentState } from '../../shared/protocol/consent.ts';
import type { SkillId } from '../../shared/protocol/ids.ts';
import type { Privacy } from '../../shared/protocol/page-rules.ts';
import type { Invitation } from '../../shared/protocol/radar.ts';
import type { Selection } from '../../shared/protocol/shopping.ts';
import type { Availability, Locale, SiteLook } from '../../shared/protocol/site.ts';
import type { Store } from './store.ts';

/**
 * `connecting`: first try under way · `online` · `lost`: was online, trying again · `unavailable`: never came up, trying
 * again · `outdated`: this build is too old, only a reload helps · `refused`: this page may not use us, for good.
 */
export type LinkState = 'connecting' | 'online' | 'lost' | 'unavailable' | 'outdated' | 'refused';
export type View = 'home' | 'chat' | 'message' | 'phone';
export type ColorScheme = 'auto' | 'light' | 'dark';

/** How far the visitor's own wish to talk is in this tab; what the server knows of it is `consent.wish`. */
export type CallWish =
  | { readonly at: 'choosing' }
  /** Waits until somebody is there to be asked. */
  | { readonly at: 'queued'; readonly send: readonly ('audio' | 'video')[] }
  | { readonly at: 'asked' | 'taken-back' }
  | { readonly at: 'over'; readonly why: 'declined' | 'late' | 'failed' };

export type WidgetState = {
  readonly link: LinkState;
  readonly locale: Locale;
  readonly look: SiteLook | null;
  readonly availability: Availability | null;
  /** What to add to this browser's clock to get the server's, in ms. */
  readonly clockOffsetMs: number;
  readonly conversation: VisitorConversation | null;
  readonly thread: Thread;
  readonly isAgentTyping: boolean;
  /** Which of them; the last who did. */
  readonly typingName: string | null;
  readonly consent: ConsentState;
  /** What the site says is hidden, and what an agent may use. */
  readonly privacy: Privacy;
  /** Number of this tab in page frames. */
  readonly tab: number;
  /** Tabs agents have chosen to see, whichever is in front. */
  readonly lookedAt: readonly number[];
  /** The list of products shared with the agent. */
  readonly selection: Selection | null;
  /** The agent put something on it that has not been seen yet. */
  readonly hasListNews: boolean;
  /** The agent asks to put it into the cart, and the site has a way to. */
  readonly isCartAsked: boolean;
  /** There is a question or a product to look at, also on the closed widget. */
  readonly isListCalling: boolean;
  readonly invitation: Invitation | null;
  /** The agent who has just typed our session code. */
  readonly linkedTo: string | null;
  readonly isOpen: boolean;
  /** It was open on the last page; nobody has asked for it on this one, so it must not take the focus. */
  readonly isOpenAgain: boolean;
  readonly view: View;
  /** The skill the visitor asked for by a button of the page. */
  readonly skill: SkillId | null;
  /** The site hid the launcher. */
  readonly isHidden: boolean;
  readonly colorScheme: ColorScheme;
  /** The visitor may begin a call. */
  readonly mayCall: boolean;
  readonly callWish: CallWish | null;
  /** The call this tab carries, if any. */
  readonly isInCall: boolean;
};
export type State = Store<WidgetState>;

export const NO_CONSENT: ConsentState = { version: 0, ask: null, grants: [], callId: null, wish: null };

export const initialState = (locale: Locale): WidgetState => ({
  link: 'connecting',
  locale,
  look: null,
  availability: null,
  clockOffsetMs: 0,
  conversation: null,
  thread: emptyThread(),
  isAgentTyping: false,
  typingName: null,
  consent: NO_CONSENT,
  privacy: { isPrivate: false, rules: [] },
  tab: 0,
  lookedAt: [],
  selection: null,
  hasListNews: false,
  isCartAsked: false,
  isListCalling: false,
  invitation: null,
  linkedTo: null,
  isOpen: false,
  isOpenAgain: false,
  view: 'home',
  skill: null,
  isHidden: false,
  colorScheme: 'auto',
  mayCall: false,
  callWish: null,
  isInCall: false,
});

/** Messages of the other side that this visitor has not read. */
export function unreadCount({ conversation, thread }: WidgetState): number {
  const read = conversation?.cursors.visitorRead ?? 0;
  return thread.messages.filter(
    ({ seq, author, body }) => seq > read && author.kind === 'agent' && (body.type === 'text' || body.type === 'page'),
  ).length;
}
export const isTalking = ({ conversation }: Pick<WidgetState, 'conversation'>): boolean =>
  conversation !== null && conversation.state !== 'closed';

/** Every sentence of the opened widget, as keys with their parts. A language is one file of this shape. */
import type { NOTICES } from '../../shared/protocol/chat.ts';

type Named = (name: string) => string;
type Counted = (count: number) => string;
type Plain =
  | 'greeting'
  | 'closed'
  | 'startChat'
  | 'startChatHint'
  | 'startChatAllBusy'
  | 'continueChat'
  | 'onPhone'
  | 'onPhoneHint'
  | 'leaveMessage'
  | 'leaveMessageHint'
  | 'back'
  | 'close'
  | 'you'
  | 'team'
  | 'pending'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'failed'
  | 'retry'
  | 'discard'
  | 'today'
  | 'yesterday'
  | 'write'
  | 'send'
  | 'messages'
  | 'firstWords'
  | 'queued'
  | 'newer'
  | 'pageOpen'
  | 'pageOpenTab'
  | 'pageElsewhere'
  | 'end'
  | 'endQuestion'
  | 'goOn'
  | 'startAgain'
  | 'lost'
  | 'unavailable'
  | 'outdated'
  | 'formIntro'
  | 'formName'
  | 'formEmail'
  | 'formText'
  | 'formSend'
  | 'formSending'
  | 'formEmailWrong'
  | 'formTextMissing'
  | 'formFailed'
  | 'formDone'
  | 'codeIntro'
  | 'codeWhy'
  | 'codeFailed'
  | 'linkedHint'
  | 'toChat'
  | 'inviteYes'
  | 'inviteNo'
  | 'watchEnd'
  | 'watchOver';

type WithName =
  | 'with'
  | 'typing'
  | 'firstWordsWith'
  | 'linked'
  | 'invitation'
  | 'inviteCall'
  | 'watchedBy'
  | 'formAnswer';
type WithTime = 'closedUntil' | 'formIntroUntil' | 'codeLeft';
type WithCount = 'startChatBusy' | 'queuedAt' | 'waitAbout' | 'formNumber';

export type Texts = Record<Plain, string> &
  Record<WithName | WithTime, Named> &
  Record<WithCount, Counted> & {
    here(names: readonly string[]): string;
    notice: Record<(typeof NOTICES)[number], Named>;
  };

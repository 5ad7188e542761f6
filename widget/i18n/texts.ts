/** Every sentence of the opened widget, as keys with their parts. A language is one file of this shape. */
import type { NOTICES } from '../../shared/protocol/chat.ts';
import type { Purpose } from '../../shared/protocol/consent.ts';

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
  | 'askYes'
  | 'askYesPoint'
  | 'askYesForm'
  | 'askYesLead'
  | 'askYesControl'
  | 'askNo'
  | 'askFailed'
  | 'sendBoth'
  | 'sendAudio'
  | 'sendNothing'
  | 'wish'
  | 'wishCancel'
  | 'wishNo'
  | 'controlEnd'
  | 'watchEnd'
  | 'watchOver';
type WithName =
  | 'with'
  | 'typing'
  | 'wishWaiting'
  | 'firstWordsWith'
  | 'linked'
  | 'invitation'
  | 'watchedBy'
  | 'controlledBy'
  | 'formAnswer';
type WithTime = 'closedUntil' | 'formIntroUntil' | 'codeLeft';
type WithCount = 'startChatBusy' | 'queuedAt' | 'waitAbout' | 'formNumber';
type CallPlain =
  | 'connecting'
  | 'reconnecting'
  | 'hangUp'
  | 'mute'
  | 'unmute'
  | 'cameraOff'
  | 'cameraOn'
  | 'noDevice'
  | 'failed'
  | 'ended'
  | 'self'
  | 'tapToHear'
  | 'audioOnly'
  | 'good'
  | 'fair'
  | 'poor'
  | 'addCamera'
  | 'addMicrophone';

export type Texts = Record<Plain, string> &
  Record<WithName | WithTime, Named> &
  Record<WithCount, Counted> & {
    here(names: readonly string[]): string;
    notice: Record<(typeof NOTICES)[number], Named>;
    ask: Record<Purpose, Named>;
    askSees: Record<Purpose, Named>;
    askNever: Record<Purpose, string>;
    askStop: Record<Purpose, string>;
    call: Record<CallPlain, string> & Record<'waiting' | 'label' | 'listening' | 'screenOf', Named>;
  };

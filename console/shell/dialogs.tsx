/** The one dialog that is open, if any. */
import { PhoneDialog } from '../case/phone-dialog.tsx';
import { AskInDialog } from '../companions/ask-in-dialog.tsx';
import { TransferDialog } from '../conversation/transfer-dialog.tsx';
import { OfferPageDialog } from '../push/offer-page-dialog.tsx';
import { dialog } from '../view.ts';
import { MeDialog } from './me-dialog.tsx';
import { Palette } from './palette.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';

export function Dialogs() {
  switch (dialog.value) {
    case 'phone':
      return <PhoneDialog />;
    case 'transfer':
      return <TransferDialog />;
    case 'ask-in':
      return <AskInDialog />;
    case 'push':
      return <OfferPageDialog />;
    case 'me':
      return <MeDialog />;
    case 'palette':
      return <Palette />;
    case 'shortcuts':
      return <ShortcutsDialog />;
    case null:
      return null;
  }
}

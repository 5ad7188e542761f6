/** Sends what I do on the visitor's page, with the picture I did it on. */
import type { PageAction } from '../../shared/protocol/control.ts';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { notify } from '../link.ts';

export type Picture = { readonly tab: number; readonly epoch: number };
export type Act = (action: PageAction) => void;

export const createAct =
  (sessionId: SessionId, picture: () => Picture | null): Act =>
  (action) => {
    const shown = picture();
    if (shown) notify('page:act', { sessionId, ...shown, action });
  };

/** The closed error code for a page that may not be shown or led to, with why. */
import { refuse, type ErrorCode } from '../../../shared/protocol/errors.ts';
import type { PageRefusal } from '../../domain/page-push.ts';

const CODE_OF: Record<PageRefusal, ErrorCode> = {
  unreadable: 'bad_request',
  not_a_page: 'bad_request',
  credentials: 'bad_request',
  too_long: 'too_large',
  foreign: 'forbidden',
};

export const refusePage = (refusal: PageRefusal) => refuse(CODE_OF[refusal], { detail: refusal });

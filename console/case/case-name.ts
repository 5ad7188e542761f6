/** What to call the person of a case: their name, else how they can be reached, else "unknown". */
import type { CaseView } from '../../shared/protocol/case.ts';
import { desk } from '../desk.ts';
import { t } from '../i18n/t.ts';

export function caseName({ contactName, contactId }: CaseView): string {
  const contact = contactId ? desk.value?.contacts.get(contactId) : undefined;
  return contactName || contact?.name || contact?.email || contact?.phone || t('case.somebody');
}

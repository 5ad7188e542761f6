/** "The phone rings": opens a phone case from number, name and a first note. */
import { PhoneIncoming } from 'lucide';
import { useState } from 'preact/hooks';
import type { TargetedSubmitEvent } from 'preact';
import type { SiteId } from '../../shared/protocol/ids.ts';
import { desk, tell } from '../desk.ts';
import { errorWords } from '../i18n/error-words.ts';
import { t } from '../i18n/t.ts';
import { request } from '../link.ts';
import { openItem } from '../selected.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { focusOn } from '../ui/focus.ts';
import { Icon } from '../ui/icon.tsx';
import { Segments } from '../ui/segments.tsx';
import { dialog } from '../view.ts';
import { isPhoneNumber } from './phone-number.ts';

const close = () => (dialog.value = null);

export function PhoneDialog() {
  const sites = desk.value?.sites ?? [];
  const [siteId, setSiteId] = useState<SiteId | undefined>(sites[0]?.siteId);
  const [phone, setPhone] = useState('');
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);

  async function submit(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!siteId) return;
    if (!isPhoneNumber(phone)) return setWrong(t('phone.number_wrong'));
    setBusy(true);
    const answer = await request('case:open-phone', {
      siteId,
      phone: phone.trim(),
      name: name.trim(),
      note: note.trim(),
    });
    setBusy(false);
    if (!answer.ok) return setWrong(errorWords(answer.error));
    tell({ name: 'case:opened', body: answer.data });
    close();
    openItem({ kind: 'case', case: answer.data.case });
    focusOn('code');
  }

  return (
    <Dialog title={t('phone.rings')} onClose={close}>
      <form class="dialog-body" onSubmit={submit}>
        {sites.length > 1 && (
          <Segments
            label={t('phone.site')}
            value={siteId ?? ('' as SiteId)}
            onChoose={setSiteId}
            options={sites.map((site) => ({ value: site.siteId, words: site.look.name }))}
          />
        )}
        <Field
          label={t('phone.number')}
          type="tel"
          value={phone}
          onValue={(to) => {
            setPhone(to);
            setWrong(null);
          }}
          wrong={wrong}
          placeholder="+49 40 123456"
          autocomplete="off"
          required
          autoFocus
          maxLength={32}
        />
        <Field label={t('phone.name')} value={name} onValue={setName} autocomplete="off" maxLength={120} />
        <Field label={t('phone.note')} value={note} onValue={setNote} rows={3} maxLength={8_000} />
        <div class="dialog-foot">
          <button type="button" class="button" onClick={close}>
            {t('cancel')}
          </button>
          <button class="button primary" disabled={isBusy || !siteId}>
            <Icon of={PhoneIncoming} /> {t('phone.open')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

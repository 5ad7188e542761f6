/** Who the person is: shown, and edited in place. */
import { BadgeCheck, Pencil } from 'lucide';
import { useState } from 'preact/hooks';
import type { TargetedSubmitEvent } from 'preact';
import type { ContactId } from '../../shared/protocol/ids.ts';
import type { ContactView } from '../../shared/protocol/case.ts';
import { desk, tell } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { request } from '../link.ts';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { say, sayError } from '../ui/toast.ts';
import { mailLink } from '../case/mail-link.ts';
import { isPhoneNumber } from '../case/phone-number.ts';

export function ContactSection({ contactId, name }: { contactId: ContactId | null; name: string }) {
  const [isEditing, setEditing] = useState(false);
  const contact = contactId ? desk.value?.contacts.get(contactId) : undefined;
  return (
    <section class="person-section">
      <header>
        <h2>{t('contact.title')}</h2>
        {contact && !isEditing && (
          <button
            type="button"
            class="button quiet little square"
            title={t('contact.edit')}
            onClick={() => setEditing(true)}
          >
            <Icon of={Pencil} size={14} label={t('contact.edit')} />
          </button>
        )}
      </header>
      {contact && isEditing ? (
        <ContactForm contact={contact} onDone={() => setEditing(false)} />
      ) : (
        <ContactFacts contact={contact} name={name} />
      )}
    </section>
  );
}

function ContactFacts({ contact, name }: { contact: ContactView | undefined; name: string }) {
  if (!contact) {
    return (
      <>
        <strong>{name}</strong>
        <p class="small faint">{t('contact.anonymous')}</p>
      </>
    );
  }
  const { email, phone, emailVerified } = contact;
  return (
    <>
      <strong>{contact.name || name || email || phone || t('case.somebody')}</strong>
      <dl class="facts">
        <dt>{t('contact.email')}</dt>
        <dd>
          {email ? <a href={mailLink(email)}>{email}</a> : '–'}
          {email &&
            (emailVerified ? (
              <>
                {' '}
                <span class="tag good">
                  <Icon of={BadgeCheck} size={12} /> {t('contact.verified')}
                </span>
              </>
            ) : (
              <div class="small faint">{t('contact.unverified')}</div>
            ))}
        </dd>
        <dt>{t('contact.phone')}</dt>
        <dd>{phone ? <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a> : '–'}</dd>
      </dl>
    </>
  );
}

function ContactForm({ contact, onDone }: { contact: ContactView; onDone: () => void }) {
  const [name, setName] = useState(contact.name);
  const [email, setEmail] = useState(contact.email ?? '');
  const [phone, setPhone] = useState(contact.phone ?? '');
  const [isBusy, setBusy] = useState(false);
  const isWrong = phone.trim() !== '' && !isPhoneNumber(phone);

  async function submit(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setBusy(true);
    const answer = await request('contact:save', {
      contactId: contact.contactId,
      name: name.trim(),
      email: email.trim() || null,
      phone: phone.trim() || null,
    });
    setBusy(false);
    if (!answer.ok) return sayError(answer.error);
    tell({ name: 'contact:changed', body: answer.data });
    say(t('contact.saved'));
    onDone();
  }

  return (
    <form class="contact-form" onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onDone()}>
      <Field label={t('contact.name')} value={name} onValue={setName} autocomplete="off" autoFocus maxLength={120} />
      <Field label={t('contact.email')} type="email" value={email} onValue={setEmail} autocomplete="off" />
      <Field
        label={t('contact.phone')}
        type="tel"
        value={phone}
        onValue={setPhone}
        autocomplete="off"
        wrong={isWrong ? t('phone.number_wrong') : null}
      />
      <div class="dialog-foot">
        <button type="button" class="button little quiet" onClick={onDone}>
          {t('cancel')}
        </button>
        <button class="button little primary" disabled={isBusy || isWrong}>
          {t('save')}
        </button>
      </div>
    </form>
  );
}

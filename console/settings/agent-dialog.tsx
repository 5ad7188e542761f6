/** Adds or changes one agent. */
import { useState } from 'preact/hooks';
import type { TargetedSubmitEvent } from 'preact';
import { ROLES, type AgentRow } from '../../shared/protocol/desk.ts';
import type { SkillId } from '../../shared/protocol/ids.ts';
import { errorWords } from '../i18n/error-words.ts';
import { t } from '../i18n/t.ts';
import { request } from '../link.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Segments } from '../ui/segments.tsx';
import { say } from '../ui/toast.ts';

type Props = { agent: AgentRow | null; onClose: () => void; onSaved: (row: AgentRow) => void };
const skillsOf = (text: string): SkillId[] =>
  [...new Set(text.toLowerCase().split(/[\s,;]+/))].filter((key): key is SkillId => /^[a-z0-9_-]{1,40}$/.test(key));

export function AgentDialog({ agent, onClose, onSaved }: Props) {
  const [name, setName] = useState(agent?.name ?? '');
  const [email, setEmail] = useState(agent?.email ?? '');
  const [title, setTitle] = useState(agent?.title ?? '');
  const [role, setRole] = useState(agent?.role ?? 'agent');
  const [skills, setSkills] = useState(agent?.skills.join(', ') ?? '');
  const [capacity, setCapacity] = useState(String(agent?.capacity ?? 4));
  const [password, setPassword] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);

  async function submit(event: TargetedSubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setBusy(true);
    const answer = await request('agents:save', {
      ...(agent && { agentId: agent.agentId }),
      name: name.trim(),
      email: email.trim(),
      title: title.trim(),
      role,
      skills: skillsOf(skills),
      capacity: Math.min(20, Math.max(0, Math.round(Number(capacity) || 0))),
      ...(password && { password }),
    });
    setBusy(false);
    if (!answer.ok)
      return setWrong(answer.error.code === 'conflict' ? t('agents.email_taken') : errorWords(answer.error));
    say(t('agents.saved', { name: answer.data.name }));
    onSaved(answer.data);
  }

  return (
    <Dialog title={t(agent ? 'agents.edit' : 'agents.add')} onClose={onClose}>
      <form class="dialog-body" onSubmit={submit}>
        <Field
          label={t('agents.name')}
          value={name}
          onValue={setName}
          required
          autoFocus
          maxLength={80}
          autocomplete="off"
        />
        <Field
          label={t('agents.title')}
          value={title}
          onValue={setTitle}
          hint={t('agents.title_hint')}
          maxLength={120}
          autocomplete="off"
        />
        <Field
          label={t('sign_in.email')}
          type="email"
          value={email}
          onValue={setEmail}
          required
          autocomplete="off"
          wrong={wrong}
        />
        <div class="field">
          <span class="label">{t('agents.role')}</span>
          <Segments
            label={t('agents.role')}
            value={role}
            onChoose={setRole}
            options={ROLES.map((value) => ({ value, words: t(`role.${value}`) }))}
          />
        </div>
        <div class="pair">
          <Field
            label={t('agents.skills')}
            value={skills}
            onValue={setSkills}
            hint={t('agents.skills_hint')}
            autocomplete="off"
          />
          <Field
            label={t('agents.capacity')}
            type="number"
            value={capacity}
            onValue={setCapacity}
            hint={t('agents.capacity_hint')}
          />
        </div>
        <Field
          label={t(agent ? 'agents.new_password' : 'sign_in.password')}
          type="password"
          value={password}
          onValue={setPassword}
          required={!agent}
          minLength={12}
          autocomplete="new-password"
          hint={t(agent ? 'agents.password_keep' : 'first.password_hint')}
        />
        <div class="dialog-foot">
          <button type="button" class="button" onClick={onClose}>
            {t('cancel')}
          </button>
          <button class="button primary" disabled={isBusy}>
            {t('save')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

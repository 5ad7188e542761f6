/** One field of a visitor's form in the list: its state, who is in it, my suggestion for it, and a new one to be written. */
import { Circle, CircleAlert, CircleCheck, EyeOff, X, type IconNode } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { t } from '../i18n/t.ts';
import { notify } from '../link.ts';
import { hasCapability } from '../page/capabilities.ts';
import { notesOf } from '../page/page-notes.ts';
import { Icon } from '../ui/icon.tsx';
import { whyNotSuggest, type NotedField } from './field-of.ts';
import { pointedField } from './form-marks.tsx';
import { sendSuggestion } from './send-suggestion.ts';
import { elementOf, shownPage } from './shown-pages.ts';
import { goesInAtOnce, isOpen, suggestionFor, takeBack } from './suggestions.ts';
import { ValueInput } from './value-input.tsx';

type Props = { sessionId: SessionId; field: NotedField };
type State = 'problem' | 'filled' | 'empty';
const ICONS: Record<State, IconNode> = { problem: CircleAlert, filled: CircleCheck, empty: Circle };
const stateOf = ({ problem, filled }: NotedField): State => (problem ? 'problem' : filled ? 'filled' : 'empty');

export function FieldRow({ sessionId, field }: Props) {
  const [isEdited, setEdited] = useState(false);
  const page = shownPage(sessionId);
  const element = page && elementOf(page, field.node);
  const mayEdit = element && hasCapability(sessionId, 'form') && !whyNotSuggest(field, element);
  const state = stateOf(field);
  const name = field.label || t(field.hidden ? 'form.hidden_field' : 'form.unnamed_field');
  const isHere = notesOf(sessionId).forms?.at === field.node;
  const words = [
    field.problem ? t(`form.problem_${field.problem}`) : t(`form.state_${state}`),
    ...(field.required ? [t('form.required')] : []),
    ...(field.hidden ? [t('form.state_hidden')] : []),
  ];
  return (
    <li
      class="form-field"
      data-state={state}
      onPointerEnter={() => (pointedField.value = field.node)}
      onPointerLeave={() => (pointedField.value = 0)}
    >
      <button
        type="button"
        class="form-field-open"
        disabled={!mayEdit}
        aria-expanded={mayEdit ? isEdited : undefined}
        onClick={() => setEdited(!isEdited)}
      >
        <Icon of={ICONS[state]} size={16} />
        <span class="form-field-name">
          <span>{name}</span>
          <span class="small soft">{words.join(' · ')}</span>
          {isHere && <span class="form-here">{t('form.visitor_here')}</span>}
        </span>
        {field.hidden && <Icon of={EyeOff} size={14} />}
      </button>
      <SuggestionLine sessionId={sessionId} field={field} />
      {isEdited && mayEdit && page && (
        <Editor sessionId={sessionId} node={field.node} onClose={() => setEdited(false)}>
          <ValueInput
            element={element}
            name={name}
            atOnce={goesInAtOnce(sessionId)}
            onValue={(meant, value) => {
              sendSuggestion(sessionId, page, meant, value);
              setEdited(false);
            }}
          />
        </Editor>
      )}
    </li>
  );
}

function SuggestionLine({ sessionId, field: { node } }: Props) {
  const suggestion = suggestionFor(sessionId, node);
  if (!suggestion) return null;
  return (
    <div class="form-suggestion small" data-state={suggestion.state}>
      <span class="clip">{t(`form.suggestion_${suggestion.state}`, { value: suggestion.words })}</span>
      {isOpen(suggestion) && (
        <button
          type="button"
          class="button quiet little square"
          aria-label={t('form.take_back')}
          title={t('form.take_back')}
          onClick={() => takeBack(sessionId, suggestion)}
        >
          <Icon of={X} size={12} />
        </button>
      )}
    </div>
  );
}

type EditorProps = { sessionId: SessionId; node: number; onClose: () => void; children: preact.ComponentChildren };
/** While it is open the visitor sees that I am in this field. */
function Editor({ sessionId, node, onClose, children }: EditorProps) {
  useEffect(() => {
    const shown = shownPage(sessionId)?.picture();
    if (!shown) return;
    notify('form:at', { sessionId, ...shown, node });
    return () => notify('form:at', { sessionId, ...(shownPage(sessionId)?.picture() ?? shown), node: 0 });
  }, [sessionId, node]);
  return (
    <div
      class="form-field-editor"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      {children}
    </div>
  );
}

/** Ctrl/Cmd+K: one field that finds conversations, cases, visitors and actions. */
import { Briefcase, MessageSquare, MousePointer2, Search, Zap } from 'lucide';
import { useState } from 'preact/hooks';
import { desk } from '../desk.ts';
import { t } from '../i18n/t.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { dialog } from '../view.ts';
import { matchEntries, type PaletteEntry } from './palette-entries.ts';
import { paletteSources } from './palette-sources.ts';
import './palette.css';

const ICONS = { conversation: MessageSquare, case: Briefcase, visitor: MousePointer2, action: Zap };
const MAX_ROWS = 12;

export function Palette() {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const entries = desk.value ? matchEntries(paletteSources(desk.value), typed, MAX_ROWS) : [];
  const at = Math.min(chosen, Math.max(0, entries.length - 1));

  function run(entry: PaletteEntry | undefined) {
    if (!entry) return;
    dialog.value = null;
    entry.run();
  }
  function onKeyDown(event: KeyboardEvent) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined && entries.length > 0) setChosen((at + by + entries.length) % entries.length);
    else if (event.key === 'Enter' && !event.isComposing) run(entries[at]);
    else return;
    event.preventDefault();
  }

  return (
    <Dialog title={t('palette.title')} onClose={() => (dialog.value = null)} wide bare>
      <div class="palette-field">
        <Icon of={Search} size={20} />
        <input
          role="combobox"
          aria-label={t('palette.title')}
          aria-expanded="true"
          aria-controls="palette-rows"
          aria-activedescendant={entries[at] ? `palette-${at}` : undefined}
          placeholder={t('palette.placeholder')}
          value={typed}
          autoFocus
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <ul class="palette-rows" id="palette-rows" role="listbox" aria-label={t('palette.title')}>
        {entries.map((entry, index) => (
          <li
            key={`${entry.group} ${entry.id}`}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === at}
            onPointerMove={() => setChosen(index)}
            onClick={() => run(entry)}
          >
            <Icon of={ICONS[entry.group]} />
            <span class="clip">{entry.words}</span>
            <span class="clip faint small">{entry.more}</span>
            <span class="tag push">{t(`palette.${entry.group}`)}</span>
          </li>
        ))}
      </ul>
      {entries.length === 0 && <p class="palette-none faint">{t('palette.none')}</p>}
    </Dialog>
  );
}

/** The agent's tools on the page as buttons: ask for one, wait for the answer, choose among what is allowed, give it back. */
import { X } from 'lucide';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { t } from '../i18n/t.ts';
import { PointPalette } from '../point/point-palette.tsx';
import { Icon } from '../ui/icon.tsx';
import { askFor, giveBack } from './ask.ts';
import { outcomeFor } from './ask-outcomes.ts';
import { hasCapability, isPaused, openAsk } from './capabilities.ts';
import { activeTool, chooseTool, noteAsked, TOOL_ICONS, TOOLS, type Tool } from './tools.ts';
import './tool-bar.css';

export function ToolBar({ sessionId }: { sessionId: SessionId }) {
  return (
    <div class="tool-bar" role="group" aria-label={t('page.tools')}>
      {TOOLS.map((tool) => (
        <ToolButton key={tool} sessionId={sessionId} tool={tool} />
      ))}
      {activeTool(sessionId) === 'point' && <PointPalette sessionId={sessionId} />}
    </div>
  );
}

function ToolButton({ sessionId, tool }: { sessionId: SessionId; tool: Tool }) {
  const isHeld = hasCapability(sessionId, tool);
  const isResting = isPaused(sessionId, tool);
  const isWaiting = openAsk(sessionId, tool) !== null;
  const outcome = outcomeFor(sessionId, tool);
  const isActive = isHeld && activeTool(sessionId) === tool;
  const state = isHeld ? 'held' : isResting ? 'paused' : isWaiting ? 'waiting' : 'free';
  const title = isResting
    ? t('page.tool_paused')
    : isWaiting
      ? t(`page.${tool}_waiting`)
      : isHeld
        ? t(`page.${tool}_on`)
        : outcome === 'refused' || outcome === 'expired'
          ? t(`page.${tool}_${outcome}`)
          : t('page.ask');
  return (
    <span class="tool" data-state={state}>
      <button
        type="button"
        class="tool-choose"
        data-tool={tool}
        aria-pressed={isActive}
        title={`${t(`page.${tool}`)} – ${title}`}
        disabled={isResting}
        onClick={() => {
          if (isHeld) chooseTool(sessionId, tool);
          else if (!isWaiting) {
            noteAsked(sessionId, tool);
            void askFor(sessionId, tool);
          }
        }}
      >
        <Icon of={TOOL_ICONS[tool]} size={14} />
        <span>{isWaiting ? t(`page.${tool}_waiting`) : t(`page.${tool}`)}</span>
        {isResting && <span class="faint">{t('page.resting')}</span>}
      </button>
      {(isHeld || isWaiting || isResting) && (
        <button
          type="button"
          class="tool-end"
          title={t(isWaiting ? 'page.take_back' : 'page.give_back')}
          aria-label={`${t(isWaiting ? 'page.take_back' : 'page.give_back')}: ${t(`page.${tool}`)}`}
          onClick={() => void giveBack(sessionId, tool)}
        >
          <Icon of={X} size={12} />
        </button>
      )}
    </span>
  );
}

/** The pointing tools to choose from, each with its key, and the cloth that wipes. */
import { Eraser } from 'lucide';
import type { SessionId } from '../../shared/protocol/ids.ts';
import { agentColor } from '../../shared/point/agent-colors.ts';
import { t } from '../i18n/t.ts';
import { myGrant } from '../page/capabilities.ts';
import { Icon } from '../ui/icon.tsx';
import { inHand, keyOf, POINT_ICONS, POINT_KIT } from './point-kit.ts';
import { point } from './pointed.ts';
import './point.css';

export function PointPalette({ sessionId }: { sessionId: SessionId }) {
  const color = agentColor(myGrant(sessionId, 'point')?.color ?? 0);
  return (
    <div class="point-palette" role="group" aria-label={t('point.kit')} style={{ '--agent': color }}>
      {POINT_KIT.map((tool) => (
        <button
          key={tool}
          type="button"
          data-point={tool}
          aria-pressed={inHand.value === tool}
          aria-label={t(`point.${tool}`)}
          title={`${t(`point.${tool}`)} (${keyOf(tool)})`}
          onClick={() => (inHand.value = tool)}
        >
          <Icon of={POINT_ICONS[tool]} size={16} />
        </button>
      ))}
      <button
        type="button"
        data-point="wipe"
        aria-label={t('point.wipe')}
        title={`${t('point.wipe')} (Esc)`}
        onClick={() => point(sessionId, { kind: 'wipe' })}
      >
        <Icon of={Eraser} size={16} />
      </button>
    </div>
  );
}

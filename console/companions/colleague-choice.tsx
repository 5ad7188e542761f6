/** One colleague to choose: face, skills, and whether they can come. */
import type { Colleague } from '../../shared/protocol/desk.ts';
import { skillWords } from '../i18n/skill-words.ts';
import { t } from '../i18n/t.ts';
import { Avatar } from '../ui/avatar.tsx';
import type { Standing } from './colleagues-for.ts';

type Props = { colleague: Colleague; standing: Standing; isChosen: boolean; onChoose: () => void };

export function ColleagueChoice({ colleague, standing, isChosen, onChoose }: Props) {
  const { name, hue, status, skills, seatsTaken, seats } = colleague;
  return (
    <label class="colleague-choice">
      <input
        type="radio"
        name="colleague"
        class="unseen"
        checked={isChosen}
        disabled={status === 'offline' || standing === 'in'}
        onChange={onChoose}
      />
      <Avatar name={name} hue={hue} here={status === 'available'} />
      <span class="colleague-name">
        <strong>{name}</strong>
        <span class="small faint clip">{skills.map(skillWords).join(', ')}</span>
      </span>
      <span class="small soft push">
        {standing === 'in'
          ? t('companions.is_in')
          : standing === 'asked'
            ? t('companions.is_asked')
            : status === 'available'
              ? t('presence.seats_short', { taken: seatsTaken, capacity: seats })
              : t(`presence.${status}`)}
      </span>
    </label>
  );
}

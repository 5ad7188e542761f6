/** Skills are keys of the site owner; the ones we ship with have words, others are shown as they are. */
import type { SkillId } from '../../shared/protocol/ids.ts';
import { t } from './t.ts';

export function skillWords(skill: SkillId): string {
  if (skill === ('sales' as SkillId)) return t('skill.sales');
  if (skill === ('service' as SkillId)) return t('skill.service');
  return skill ? skill.slice(0, 1).toUpperCase() + skill.slice(1) : '';
}

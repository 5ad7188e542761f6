/** English words of the pointing tools. */
import type { dePoint } from './de-point.ts';

export const enPoint: Record<keyof typeof dePoint, string> = {
  'point.kit': 'Pointing tools',
  'point.pointer': 'Pointer',
  'point.outline': 'Outline',
  'point.draw': 'Draw',
  'point.text': 'Mark text',
  'point.wipe': 'Wipe everything away',
  'point.glass':
    'Pointing on the visitor’s page. Arrow keys go from element to element, with Shift a little way; Enter outlines, Space shows a click. Keys 1 to 4 choose the tool, Esc wipes everything away.',
  'point.unnamed': 'without a name',
  'point.outlined': 'Outlined: {name}',
  'point.wiped': 'Everything wiped away',
};

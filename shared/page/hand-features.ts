/** What style sheets ask about the hands a page is used with (Media Queries 4, "Interaction Media Features"): the widget tells which hold. */
export const HAND_FEATURES = [
  'hover',
  'any-hover',
  'pointer: fine',
  'pointer: coarse',
  'any-pointer: fine',
  'any-pointer: coarse',
] as const;
export type HandFeature = (typeof HAND_FEATURES)[number];

/** The few icons of the list: Lucide's strokes (ISC licence), 24 × 24. */
const STROKES = {
  basket: 'M6 2 3 6v14a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2V6l-3-4zM3 6h18M16 10a4 4 0 0 1-8 0',
  up: 'm18 15-6-6-6 6',
  down: 'm6 9 6 6 6-6',
  less: 'M5 12h14',
  more: 'M5 12h14M12 5v14',
  remove: 'M3 6h18M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2M19 6l-1 14a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2L5 6',
  done: 'M20 6 9 17l-5-5',
  close: 'M18 6 6 18M6 6l12 12',
} as const;

export const Stroke = ({ of }: { of: keyof typeof STROKES }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={STROKES[of]} />
  </svg>
);

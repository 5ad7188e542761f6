/** German words of the pointing tools. */
export const dePoint = {
  'point.kit': 'Werkzeuge zum Zeigen',
  'point.pointer': 'Zeiger',
  'point.outline': 'Einrahmen',
  'point.draw': 'Zeichnen',
  'point.text': 'Text markieren',
  'point.wipe': 'Alles wegwischen',
  'point.glass': 'Zeigen auf der Seite des Besuchers. Tasten 1 bis 4 wählen das Werkzeug, Esc wischt alles weg.',
};

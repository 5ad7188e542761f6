/** German words of the pointing tools. */
export const dePoint = {
  'point.kit': 'Werkzeuge zum Zeigen',
  'point.pointer': 'Zeiger',
  'point.outline': 'Einrahmen',
  'point.draw': 'Zeichnen',
  'point.text': 'Text markieren',
  'point.wipe': 'Alles wegwischen',
  'point.glass':
    'Zeigen auf der Seite des Besuchers. Pfeiltasten gehen von Element zu Element, mit Umschalt ein Stück weit; Enter rahmt ein, Leertaste zeigt einen Klick. Tasten 1 bis 4 wählen das Werkzeug, Esc wischt alles weg.',
  'point.unnamed': 'ohne Namen',
  'point.outlined': 'Eingerahmt: {name}',
  'point.wiped': 'Alles weggewischt',
};

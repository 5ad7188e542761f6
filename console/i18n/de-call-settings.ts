/** German words on what a site says about calls. */
export const deCallSettings = {
  'call_settings.title': 'Videogespräche',
  'call_settings.visitor': 'Besucher dürfen um ein Gespräch bitten',
  'call_settings.visitor_hint': 'Im Chat steht dann ein Knopf dafür. Es beginnt erst, wenn der Berater annimmt.',
  'call_settings.listen': 'Teamleitung darf zuhören',
  'call_settings.listen_hint': 'Alle im Gespräch sehen, wer zuhört. Prüfen Sie vorher, ob Ihr Recht es erlaubt.',
  'call_settings.camera': 'Kamerabild, höchstens kbit/s',
  'call_settings.screen': 'Bildschirm, höchstens kbit/s',
  'call_settings.at_once': 'Gespräche gleichzeitig',
  'call_settings.at_once_hint': '0: keine Videogespräche',
  'call_settings.wrong': 'Eine ganze Zahl von {least} bis {most}.',
} as const;

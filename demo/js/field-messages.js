// The words for what is wrong with a field, German and English.
const german = {
  missing: 'Diese Angabe brauchen wir noch.',
  consent: 'Bitte bestätigen Sie das.',
  email: 'Das sieht noch nicht wie eine E-Mail-Adresse aus.',
  phone: 'Bitte nur Ziffern, Leerzeichen und ein Plus am Anfang.',
  postcode: 'Eine Postleitzahl hat fünf Ziffern.',
  adult: 'Für einen Vertrag müssen Sie mindestens 18 Jahre alt sein.',
  future: 'Bitte wählen Sie einen Tag ab morgen.',
  meter: 'Eine Zählernummer hat 6 bis 20 Zeichen, nur Buchstaben und Ziffern.',
  range: 'Bitte einen Wert zwischen 300 und 30.000 kWh.',
  iban: 'Diese IBAN stimmt nicht. Bitte vergleichen Sie sie mit Ihrer Karte.',
  password: 'Mindestens 10 Zeichen und eine Ziffer.',
  repeat: 'Die beiden Passwörter sind nicht gleich.',
  card: 'Diese Kartennummer stimmt nicht.',
  expiry: 'Bitte als MM/JJ, und noch nicht abgelaufen.',
  code: 'Drei oder vier Ziffern.',
};

const english = {
  missing: 'We still need this.',
  consent: 'Please confirm this.',
  email: 'This does not look like an e-mail address yet.',
  phone: 'Only digits, spaces and a plus at the start, please.',
  postcode: 'A postcode has five digits.',
  adult: 'You need to be 18 or older for a contract.',
  future: 'Please choose a day from tomorrow on.',
  meter: 'A meter number has 6 to 20 characters, letters and digits only.',
  range: 'Please enter a value between 300 and 30,000 kWh.',
  iban: 'This IBAN is not right. Please compare it with your card.',
  password: 'At least 10 characters and one digit.',
  repeat: 'The two passwords are not the same.',
  card: 'This card number is not right.',
  expiry: 'Please use MM/YY, and not in the past.',
  code: 'Three or four digits.',
};

export const messages = document.documentElement.lang === 'en' ? english : german;

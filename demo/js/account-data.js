// Made-up data of the one demo customer.
export const accountEvents = [
  ['2. November', 'Abschlag November gebucht', '86,00 €'],
  ['18. Oktober', 'Zählerstand 24.817 kWh übermittelt', ''],
  ['1. Oktober', 'Abschlag Oktober gebucht', '86,00 €'],
  ['24. September', 'Bestellung Laterne Leuchtturm geliefert', '79,00 €'],
  ['1. September', 'Abschlag September gebucht', '86,00 €'],
  ['12. August', 'Rückruf: Fragen zum Balkonkraftwerk', ''],
  ['1. August', 'Abschlag August gebucht', '86,00 €'],
  ['30. Juli', 'Schaden 4471 reguliert, Router', '-129,00 €'],
  ['1. Juli', 'Abschlag Juli gebucht', '86,00 €'],
  ['14. Juni', 'Jahresrechnung, Guthaben ausgezahlt', '-42,18 €'],
  ['1. Juni', 'Abschlag Juni gebucht', '86,00 €'],
];

export const pastOrders = [
  ['HL-2026-40817', '21.9.2026', 'Geliefert', '79,00 €'],
  ['HL-2026-33102', '4.6.2026', 'Geliefert', '499,00 €'],
  ['HL-2026-21544', '17.3.2026', 'Geliefert', '118,00 €'],
  ['HL-2025-90211', '12.12.2025', 'Geliefert', '249,00 €'],
  ['HL-2025-71093', '2.8.2025', 'Zurückgegeben', '379,00 €'],
];

export const monthlyKwh = {
  months: ['Jan', 'Feb', 'Mär', 'Apr', 'Mai', 'Jun', 'Jul', 'Aug', 'Sep', 'Okt', 'Nov', 'Dez'],
  thisYear: [268, 241, 214, 182, 164, 154, 151, 158, 171, 195, 14],
  lastYear: [281, 259, 226, 201, 176, 162, 158, 164, 183, 208, 239, 272],
};

/** What customers of the demo write while somebody watches. */
export const CUSTOMER_LINES = [
  'Hallo, gibt es schon etwas Neues?',
  'Danke, das hat super geklappt! 👍',
  'Wann kann ich das Rad abholen?',
  'Ich bin gerade in der Nähe, haben Sie noch offen?',
  'Könnten Sie mir bitte die Rechnung noch einmal schicken?',
  'Das Schaltwerk macht leider immer noch Geräusche.',
  'Passt auch Donnerstag um 15 Uhr?',
  'Sorry, ich verspäte mich um etwa 20 Minuten.',
  'Habt ihr den Helm auch in Größe M?',
  'Was würde das ungefähr kosten?',
  'Alles klar, dann bis morgen!',
  'Hmm, im Paket war leider der falsche Schlauch.',
  'Kann ich auch mit Karte zahlen?',
  'Wir sind jetzt doch zu viert, geht das noch?',
  'Der Akku lädt seit gestern nicht mehr 😕',
  'Perfekt, vielen Dank für die schnelle Antwort!',
] as const;

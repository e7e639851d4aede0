import { agent, customer, type Scenario } from '../scenario.ts';

export const RENTAL: readonly Scenario[] = [
  {
    turns: [
      customer(
        'wir möchten vom {date} an für {count} Tage {count} E-Bikes leihen, zwei davon mit Kindersitz. Was kostet das?',
        'habt ihr am {weekday} noch {count} Trekkingräder für eine Gruppe? Treffpunkt wäre {place}',
        'kann man bei euch auch Lastenräder mieten? Nur für den Umzug am {date} 📦',
      ),
      agent(
        'Hallo {first}, ja, das geht! Pro Rad und Tag 32 €, ab drei Tagen 28 €. Soll ich reservieren? {user}',
        'Guten Tag {first}, wir haben am {date} noch {count} Räder frei. Für die Reservierung brauche ich nur die Körpergrößen.',
      ),
      customer(
        '1,82 m, 1,70 m und zwei Kinder mit 1,32 m und 1,20 m',
        'Ja bitte reservieren, auf {last}',
        'Muss ich noch abklären, melde mich morgen',
      ),
      agent(
        'Reserviert! Abholung am {date} ab {time} Uhr. Kaution 50 € pro Rad, bar oder Karte.',
        'Notiert. Helme geben wir kostenlos dazu.',
      ),
      customer(
        'Super, wir freuen uns schon 😀',
        'Können wir die Räder auch in {place} abgeben?',
        'Danke, bis dann',
      ),
    ],
    notes: [
      'Gruppe {last}: {count} Räder ab {date}. Zwei Kindersitze!',
      'Abgabe in {place} gewünscht, Fahrer klären.',
    ],
  },
  {
    turns: [
      customer(
        'wir stehen mit dem Leihrad bei {place} und haben einen Platten. Was sollen wir tun?',
        'Akku leer und noch 14 km bis {place} 😅 kann uns jemand helfen?',
        'das Schloss vom Leihrad Nr. {count} geht nicht mehr auf!',
      ),
      { by: 'customer', say: ['Hier stehen wir'], attach: 'location' },
      {
        by: 'agent',
        say: [
          'Wir schicken jemanden, bitte dort bleiben. Dauert etwa 40 Minuten.',
          'Alles klar, der Kollege fährt gleich los.',
        ],
        answers: 1,
      },
      { by: 'agent', say: ['Das ist unser Mann für unterwegs'], attach: 'contact' },
      customer('Ihr seid die Besten!', 'Danke, wir warten beim Kiosk', 'Er ist da 👍'),
    ],
    notes: ['Pannenhilfe {place}, Rad Nr. {count}. Reifen austauschen nach Rückkehr.'],
  },
  {
    turns: [
      customer(
        'ist die geführte Tour „{tour}“ am {date} auch für Anfänger geeignet?',
        'findet die Tour „{tour}“ bei Regen statt?',
        'wir würden gern zu {count}. bei der „{tour}“ mitfahren, gibt es noch Plätze?',
      ),
      agent(
        'Ja, knapp 45 km mit wenig Steigung und zwei Einkehrstopps. E-Bike können Sie dazubuchen.',
        'Hallo {first}, bei Dauerregen sagen wir am Vorabend ab, Sie bekommen dann das Geld zurück oder einen neuen Termin.',
      ),
      { by: 'agent', say: ['Tourbeschreibung mit Karte'], attach: 'document' },
      customer(
        'Klingt toll, wir buchen!',
        'Ist das mit Hund machbar? (im Anhänger)',
        'Vielleicht nächstes Mal, danke',
      ),
      agent(
        'Gebucht, Bestätigung kommt per E-Mail. Start {time} Uhr bei {place}.',
        'Hund im Anhänger ist kein Problem 🐕',
      ),
      { by: 'customer', say: ['Danke für den tollen Tag!', 'Schönster Ausblick 😍'], attach: 'image' },
    ],
    notes: ['{tour}: {count} Personen, vegetarisch.', 'Hat nach Gutschein für die Absage gefragt.'],
  },
  {
    turns: [
      customer(
        'ich muss meine Reservierung für den {date} leider stornieren, mein Sohn ist krank',
        'können wir die Räder von {weekday} auf nächste Woche verschieben?',
        'wir kommen eine Stunde später zur Abholung, Stau auf der A81',
      ),
      agent(
        'Kein Problem, ist geändert. Gute Besserung!',
        'Geht klar, {first}. Neue Abholzeit {time} Uhr.',
        'Ist storniert, Kosten fallen keine an.',
      ),
      customer('Vielen Dank für die Kulanz', 'Danke 🙏🏻', 'Ihr seid super'),
    ],
    notes: ['Kulant storniert.', 'Neue Abholzeit im Kalender eingetragen.'],
  },
  {
    turns: [
      {
        by: 'customer',
        say: ['Meine Freundin übernimmt die Reservierung, das ist ihre Nummer'],
        attach: 'contact',
      },
      agent(
        'Danke, ich trage sie ein. Braucht sie eine andere Rahmengröße?',
        'Alles klar, dann melden wir uns bei ihr.',
      ),
      customer('Ja, eher {size}', 'Nein passt alles', 'das klärt ihr am besten direkt'),
      { by: 'agent', say: ['Unsere Bandansage mit den Abholzeiten'], attach: 'audio' },
    ],
    notes: ['Reservierung übertragen, neue Kontaktperson.'],
  },
];

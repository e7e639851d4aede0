import { agent, customer, type Scenario } from '../scenario.ts';

export const SHOP: readonly Scenario[] = [
  {
    turns: [
      customer(
        'wo bleibt meine Bestellung {order}? Sollte doch am {date} da sein',
        'laut Sendungsverfolgung liegt mein Paket seit drei Tagen im Verteilzentrum. Bestellnummer {order}',
        'ich wollte nur mal fragen, wann {order} verschickt wird. Es ist ein Geburtstagsgeschenk 🎁',
      ),
      agent(
        'Hallo {first}, ich sehe die Bestellung {order}, sie ist gestern raus. Sendungsnummer {tracking}. Sollte am {weekday} ankommen. {user}',
        'Guten Tag, der Versanddienst meldet eine Verzögerung. Wir haben einen Nachforschungsauftrag gestellt und melden uns bis {weekday}.',
      ),
      customer(
        'Ok danke, dann warte ich noch.',
        'Das habt ihr letzte Woche auch schon geschrieben...',
        'Ist gerade angekommen, danke!! 🎉',
      ),
      agent(
        'Das freut uns! Viel Spaß mit der Lieferung.',
        'Das tut mir leid. Ich kläre das jetzt direkt mit dem Lager.',
      ),
    ],
    notes: [
      'Zweite Nachfrage zu {order}. Bei nächster Verzögerung Versandkosten erstatten.',
      'Nachforschung läuft, Az. {tracking}.',
    ],
  },
  {
    turns: [
      customer(
        'ich möchte {order} zurückgeben, die Größe {size} passt leider nicht. Wie läuft das?',
        'Der Helm ist eine Nummer zu groß, kann ich gegen {size} tauschen?',
        'wie lange kann ich eigentlich zurückschicken? Die Jacke gefällt meinem Mann nicht',
      ),
      agent(
        'Kein Problem! Umtausch geht 30 Tage lang, das Rücksendeetikett hänge ich an.',
        'Hallo {first}, gerne. Größe {size} ist auf Lager, wir schicken sie los, sobald die Rücksendung da ist.',
      ),
      { by: 'agent', say: ['Rücksendeetikett', 'Bitte ausdrucken und außen aufkleben.'], attach: 'document' },
      customer(
        'Habe keinen Drucker, geht das auch mit QR-Code?',
        'Perfekt, geht morgen in die Post',
        'Danke für den netten Service!',
      ),
      agent('Ja, den QR-Code habe ich gerade per E-Mail geschickt.', 'Sehr gerne! {user}'),
    ],
    notes: ['Umtausch {order} auf {size}, Ware reserviert bis {date}.', 'Rücksendung Nr. 3 in diesem Jahr.'],
  },
  {
    turns: [
      customer(
        'habt ihr das {bike} in Rahmengröße {size} da zum Probefahren?',
        'ich suche ein E-Bike für meine Mutter, 1,58 m, tiefer Einstieg. Was könnt ihr empfehlen? Budget so um 2.500 €',
        'ist das {bike} aus dem Prospekt noch verfügbar?',
      ),
      agent(
        'Hallo {first}, ja, steht bei uns im Laden. Für die Probefahrt bitte Ausweis mitbringen. LG {user}',
        'Da haben wir drei Modelle zum Ausprobieren. Kommen Sie gern {weekday} vorbei, dann nehmen wir uns Zeit.',
      ),
      { by: 'agent', say: ['Das wäre es in der Farbe Salbei', 'Frisch eingetroffen ✨'], attach: 'image' },
      customer(
        'Sieht toll aus! Geht JobRad auch?',
        'wow, schick. Preis?',
        'Dann komm ich am {weekday} gegen {time}',
      ),
      agent('JobRad, Lease a Bike und BusinessBike gehen alle.', '2.799 €, inklusive Erstinspektion.'),
      customer('Super, danke', 'Klingt gut, überlege ich mir', 'Reserviert ihr mir das bis {weekday}?'),
    ],
    notes: [
      'Interessiert an {bike}, Größe {size}. JobRad-Angebot schicken.',
      'Kommt {weekday} zur Probefahrt.',
    ],
  },
  {
    turns: [
      customer(
        'ich habe zweimal {price} € abgebucht bekommen für {order}!',
        'auf der Rechnung {order} steht die falsche Firma. Könnt ihr die bitte auf „Steuerbüro Hallwachs & Partner mbB“ ändern?',
        'der Gutscheincode RAD10 wird im Warenkorb nicht angenommen',
      ),
      agent(
        'Das prüfe ich sofort mit der Buchhaltung und melde mich noch heute. {user}',
        'Hallo {first}, danke für den Hinweis. Ist korrigiert, die neue Rechnung kommt gleich.',
      ),
      { by: 'agent', say: ['Korrigierte Rechnung {order}'], attach: 'document' },
      customer('Danke, passt jetzt.', 'Und wann kommt das Geld zurück?', 'Die USt-ID fehlt noch 🙈'),
      agent('Die Erstattung ist angewiesen, dauert 3 bis 5 Werktage.', 'Stimmt, entschuldigung! Kommt neu.'),
    ],
    notes: [
      'Doppelte Abbuchung bestätigt, Erstattung an Buchhaltung gegeben.',
      'Firmenkunde, immer mit USt-ID.',
    ],
  },
  {
    turns: [
      customer(
        'wann macht ihr am Samstag zu?',
        'habt ihr am Feiertag offen?',
        'Seid ihr noch in der Bahnhofstraße oder schon umgezogen?',
      ),
      { by: 'agent', say: ['Rad & Reise Lindner'], attach: 'location' },
      agent(
        'Samstags sind wir von 9 bis 14 Uhr da.',
        'Seit dem Frühjahr finden Sie uns hier, Parkplätze hinterm Haus.',
      ),
      customer('Danke!', '👍', 'Merci, bis gleich'),
    ],
    notes: [],
  },
];

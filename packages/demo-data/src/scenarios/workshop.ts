import { agent, customer, type Scenario } from '../scenario.ts';

export const WORKSHOP: readonly Scenario[] = [
  {
    turns: [
      customer(
        'ich bräuchte für mein {bike} einen Termin für die Jahresinspektion. Wann hättet ihr was frei?',
        'mein {bike} müsste mal wieder zur Durchsicht. Geht bei euch noch was vor dem {date}?',
        'habt ihr diese oder nächste Woche noch einen Werkstatttermin? Es geht um ein {bike}, Inspektion plus Bremsen prüfen.',
      ),
      agent(
        'Hallo {first}, gerne! Am {weekday}, {date} um {time} Uhr hätten wir noch einen Platz. Passt das? Viele Grüße, {user}',
        'Hallo {first}, wir könnten das {bike} am {date} ab {time} Uhr annehmen, fertig wäre es am Folgetag. Soll ich eintragen? {user}',
      ),
      customer(
        'Passt super, ich bringe es {weekday} vorbei.',
        '{time} Uhr ist perfekt, danke!',
        'Geht es auch eine Stunde später? Ich komm vorher nicht aus der Arbeit.',
      ),
      agent(
        'Ist eingetragen. Bitte Schlüssel für den Akku mitbringen, falls vorhanden.',
        'Alles klar, bis dann! Die Inspektion kostet {price} €, Ersatzteile kommen dazu.',
      ),
      customer('Danke euch 🙏', 'Super, bis {weekday}!', 'Alles klar, danke für die schnelle Antwort'),
    ],
    notes: [
      'Kommt mit dem {bike}, will eigentlich nur die Bremse. Bitte Kette messen.',
      'Stammkunde, Inspektion zum alten Preis zugesagt.',
      'Schlüssel für Akku nicht vergessen zu fragen!',
    ],
  },
  {
    turns: [
      customer(
        'seit gestern schleift bei meinem {bike} die {part}. Kann ich damit noch fahren?',
        'die {part} an meinem {bike} macht komische Geräusche, so ein Knacken bei jeder Umdrehung',
        'mir ist heute früh auf dem Weg zur Arbeit die {part} kaputtgegangen 😩 Habt ihr sowas da?',
      ),
      agent(
        'Oh je. Können Sie uns ein Foto oder kurzes Video schicken? Dann sehen wir, ob wir das Teil da haben.',
        'Hallo {first}, schick uns gern ein Bild davon, dann kann ich gleich im Lager nachschauen. LG {user}',
      ),
      { by: 'customer', say: ['So sieht das aus', 'hier, man sieht es ganz gut', '{part}'], attach: 'image' },
      {
        by: 'agent',
        say: [
          'Das ist verschlissen, damit bitte nicht mehr fahren. Die {part} haben wir da, Einbau ca. {price} € inkl. Material.',
          'Danke! Das Teil müssen wir bestellen, wäre am {date} hier. Kostet mit Einbau {price} €. Soll ich bestellen?',
        ],
        answers: 2,
      },
      customer(
        'Ja bitte bestellen.',
        'Puh, doch so viel? Gibt es auch was Günstigeres?',
        'ok, dann bringe ich es {weekday} vorbei',
      ),
      agent('Ist bestellt, wir melden uns, sobald es da ist.', 'Gerne, bis {weekday}!'),
    ],
    notes: [
      '{part} bestellt, Lieferung angekündigt für {date}.',
      'Garantiefall? Kaufdatum prüfen ({order}).',
    ],
  },
  {
    turns: [
      agent(
        'Hallo {first}, Ihr {bike} ist fertig und kann abgeholt werden. Rechnungsbetrag {price} €. Wir haben bis 18:30 Uhr geöffnet. Ihr Werkstatt-Team',
        'Guten Tag {first}, die Reparatur ist abgeschlossen ({part} getauscht, Schaltung eingestellt). Gesamt {price} €.',
      ),
      customer(
        'Prima, ich komme heute noch',
        'Super schnell! Kann meine Frau das Rad abholen?',
        'Danke! Schaffe es leider erst {weekday}, ist das ok?',
        'Der Kostenvoranschlag war aber niedriger? Wie setzt sich das zusammen',
      ),
      {
        by: 'agent',
        say: ['Anbei die Rechnung mit allen Positionen.', 'Hier schon mal die Rechnung vorab.'],
        attach: 'document',
      },
      customer('Passt, danke', 'Alles klar, bis später', 'ok jetzt versteh ich es, danke für die Aufklärung'),
    ],
    notes: [
      'Abholung durch Ehepartner, Ausweis zeigen lassen.',
      'Hat beim letzten Mal Rabatt wegen Verzögerung bekommen.',
    ],
  },
  {
    turns: [
      { by: 'customer', say: ['Hören Sie mal, dieses Geräusch kommt beim Treten', ''], attach: 'voice' },
      agent(
        'Danke für die Sprachnachricht, das klingt nach dem Tretlager. Am besten kurz vorbeikommen, wir schauen ohne Termin drauf.',
        'Hallo {first}, das könnte das Innenlager sein. Hätten Sie am {weekday} Zeit?',
      ),
      customer('Mache ich, danke!', '{weekday} nach 16 Uhr?', 'Was würde das ungefähr kosten?'),
      agent('Innenlager mit Einbau liegt bei etwa {price} €.', 'Ja, einfach am Tresen melden. {user}'),
    ],
    notes: ['Verdacht auf Tretlager, {bike}.'],
  },
  {
    turns: [
      customer(
        'der Motor von meinem E-Bike zeigt Fehler 504 an und schaltet ab. Ist das was Ernstes?',
        'Display zeigt nur noch „Service“ an, der Akku lädt aber normal. Könnt ihr das auslesen?',
        'nach dem Update geht die Unterstützung nur noch auf Stufe 1 🤔',
      ),
      agent(
        'Das können wir auslesen. Bitte das {bike} mit Akku und Display bringen, Diagnose kostet {price} €.',
        'Hallo {first}, ist das Rad bei uns gekauft? Dann geht das auf Gewährleistung. Auftragsnummer reicht mir.',
      ),
      customer(
        'Ja, Auftrag {order}',
        'Gekauft letztes Jahr bei euch, Rechnung find ich gerade nicht',
        'Ok. Wann?',
      ),
      { by: 'customer', say: ['Video vom Display', 'so blinkt das die ganze Zeit'], attach: 'video' },
      agent(
        'Danke, habe ich notiert. Bitte am {date} um {time} Uhr bringen.',
        'Klarer Fall für die Werkstatt, Termin {date}, {time} Uhr?',
      ),
      customer('Bin da.', 'Kann ich solange ein Leihrad haben?'),
    ],
    notes: [
      'Bosch-Diagnose einplanen, Leihrad reservieren.',
      'Gewährleistung bis {date}, Händlerportal melden.',
    ],
  },
];

import type { PersonName } from './names.ts';
import type { Random } from './random.ts';

const BIKES = [
  'Trekkingrad',
  'E-Bike',
  'Gravelbike',
  'Rennrad',
  'Lastenrad',
  'Kinderrad 24 Zoll',
  'Mountainbike',
  'Faltrad',
  'Cube Touring Hybrid',
  'Diamant Juna',
  'Riese & Müller Nevo',
] as const;
const PARTS = [
  'Hinterradbremse',
  'Kette',
  'Schaltung',
  'Kurbel',
  'Federgabel',
  'Vorderradnabe',
  'Lichtanlage',
  'Kassette',
  'Sattelstütze',
] as const;
const PLACES = [
  'am Bahnhof',
  'Titisee-Neustadt',
  'am Wutachsteg',
  'Donaueschingen',
  'am Klosterplatz',
  'Rottweil',
  'am Schluchsee',
  'Villingen',
] as const;
const TOURS = [
  'Drei-Seen-Runde',
  'Donauquelle und zurück',
  'Feierabendtour',
  'Mühlen & Most',
  'Wutachschlucht per Rad',
] as const;
const WEEKDAYS = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'] as const;

export type Slots = Readonly<Record<string, string>>;

/** The facts of one conversation. */
export function pickSlots(random: Random, person: PersonName, userName: string): Slots {
  return {
    first: person.first,
    last: person.last,
    user: userName.split(' ')[0] ?? userName,
    bike: random.pick(BIKES),
    part: random.pick(PARTS),
    place: random.pick(PLACES),
    tour: random.pick(TOURS),
    weekday: random.pick(WEEKDAYS),
    date: `${random.int(1, 28)}.${random.int(1, 12)}.`,
    time: random.pick(['9', '10', '11:30', '14', '15:30', '17']),
    price: String(random.pick([39, 49, 79, 89, 115, 129, 149, 189, 240])),
    count: String(random.int(2, 9)),
    size: random.pick(['S', 'M', 'L', 'XL', '46', '52', '56']),
    order: `RL-${random.digits(6)}`,
    tracking: `0034${random.digits(12)}`,
  };
}

export function fillSlots(template: string, slots: Slots): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => slots[name] ?? whole);
}

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
  'Titisee-Neustadt',
  'Donaueschingen',
  'Rottweil',
  'Schluchsee',
  'Villingen',
  'Bräunlingen',
  'Hüfingen',
  'Löffingen',
] as const;
const TOURS = [
  'Drei-Seen-Runde',
  'Donauquelle und zurück',
  'Feierabendtour',
  'Mühlen & Most',
  'Wutachschlucht per Rad',
] as const;
const WEEKDAYS = ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'] as const;
const DAY = 86_400_000;

export type Slots = Readonly<Record<string, string>>;

/** The facts of one conversation; what is agreed upon lies some days after `latestAt` (milliseconds). */
export function pickSlots(random: Random, person: PersonName, userName: string, latestAt: number): Slots {
  const day = pickOpenDay(random, latestAt);
  return {
    first: person.first,
    last: person.last,
    user: userName.split(' ')[0] ?? userName,
    bike: random.pick(BIKES),
    part: random.pick(PARTS),
    place: random.pick(PLACES),
    tour: random.pick(TOURS),
    weekday: WEEKDAYS[day.getUTCDay()] ?? 'Montag',
    date: `${day.getUTCDate()}.${day.getUTCMonth() + 1}.`,
    time: random.pick(['9', '10', '11:30', '14', '15:30', '17']),
    price: String(random.pick([39, 49, 79, 89, 115, 129, 149, 189, 240])),
    count: String(random.int(2, 9)),
    size: random.pick(['S', 'M', 'L', 'XL', '46', '52', '56']),
    order: `RL-${random.digits(6)}`,
    tracking: `0034${random.digits(12)}`,
  };
}

/** The shop is closed on Sundays. */
function pickOpenDay(random: Random, latestAt: number): Date {
  const day = new Date(latestAt + random.int(1, 12) * DAY);
  return day.getUTCDay() === 0 ? new Date(day.getTime() + DAY) : day;
}

/** A date at the end of a sentence brings its own full stop. */
export function fillSlots(template: string, slots: Slots): string {
  return template
    .replace(/\{(\w+)\}/g, (whole, name: string) => slots[name] ?? whole)
    .replace(/(\d\.)\.(?!\.)/g, '$1');
}

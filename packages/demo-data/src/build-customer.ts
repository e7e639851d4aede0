import type { DemoRows } from './demo-rows.ts';
import { type PersonName, pickName } from './names.ts';
import type { Random } from './random.ts';

const DAY = 86_400_000;
const STREETS = [
  'Seestraße',
  'Am Hang',
  'Karlstraße',
  'Güterbahnhofstraße',
  'Vöhrenbacher Straße',
  'Im Ösch',
] as const;
const TOWNS = [
  '78166 Donaueschingen',
  '79822 Titisee-Neustadt',
  '78050 Villingen-Schwenningen',
  '8200 Schaffhausen',
  '78628 Rottweil',
] as const;

/** A person with one account on the channel; what the business knows about them varies from all to nothing. */
export function addCustomer(
  rows: DemoRows,
  random: Random,
  {
    channel,
    foreign,
    since,
  }: { readonly channel: string; readonly foreign: boolean; readonly since: number },
): { readonly id: number; readonly person: PersonName } {
  const phone = `49${random.pick(['151', '160', '170', '176', '7721', '771'])}${random.digits(7)}`;
  const person = pickName(random, `+${phone}`, foreign);
  const id = rows.customers.length + 1;
  const known = random.chance(0.6);
  const some = <T>(value: T, share = 0.5): T | null => (known && random.chance(share) ? value : null);
  rows.profiles.push({
    id,
    salutation: random.chance(0.5) ? 'informal' : `formal_${person.gender}`,
    name: known ? `${person.first} ${person.last}` : person.shown,
    gender: random.chance(0.03) ? 'diverse' : known ? person.gender : 'undisclosed',
    blocked: random.chance(0.012),
    date_of_birth: some(`19${random.int(40, 99)}-0${random.int(1, 9)}-${random.int(10, 28)}`, 0.3),
    phone_number: channel === 'whatsapp' ? `+${phone}` : some(`+${phone}`),
    email: some(`${toMailbox(person)}@mail.example`),
    address: some(`${random.pick(STREETS)} ${random.int(1, 120)}, ${random.pick(TOWNS)}`, 0.4),
    custom_1: some(`Kd.-Nr. ${random.digits(5)}`),
    custom_2: some(random.pick(['Stammkunde', 'Firmenkunde', 'JobRad', 'Feriengast']), 0.4),
    custom_3: some(random.pick(['Rahmennr. WSB', 'Rahmennr. CUB']) + random.digits(7), 0.3),
    custom_4: some(random.pick(['Newsletter: ja', 'Newsletter: nein']), 0.3),
    custom_5: null,
    created_at: random.chance(0.97) ? new Date(since) : null,
    updated_at: some(new Date(since + random.int(1, 5) * DAY)),
  });
  const display_id = toDisplayId(random, channel, phone, person);
  rows.customers.push({
    id,
    channel,
    display_id,
    name: person.shown,
    profile_id: id,
  });
  return { id, person };
}

function toDisplayId(random: Random, channel: string, phone: string, person: PersonName): string {
  if (channel === 'whatsapp') return phone;
  return channel === 'widget'
    ? `visitor-${random.uuid().slice(0, 8)}`
    : `${toMailbox(person)}_${random.digits(3)}`;
}

function toMailbox({ first, last }: PersonName): string {
  const plain = `${first}.${last}`
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/[^a-z.]/g, '');
  return plain.length > 3 ? plain : 'gast';
}

import { CONVERSATION } from '../rest-client/conversation.ts';

/** How many there are, no two alike. */
export const CONVERSATION_COUNT = 60;
/** What the upstream's conversations are at before an update; it gives the next one after each. */
export const VERSION = '8';

const CUSTOMERS = [
  'Jörg Müßig',
  'Zoë Łukasiewicz',
  'محمد العربي',
  '山田 花子',
  'Jane Doe',
  'Αθηνά Παππά',
  'Ольга Ёлкина',
  "Seán O'Brien",
  'Nguyễn Thị Ánh',
  '🌻 Blumen-Käthe',
];
const TEXTS = [
  'Grüße! Ist die blaue Größe 42 noch verfügbar? Ich käme am Samstag vorbei 🙂',
  'Is the blue one still available in size 42? I would come by on Saturday.',
  'مرحبا، متى يصل طلبي؟ رقم الطلب ٤٢',
  'お届け日を変更できますか？よろしくお願いします。',
  'Danke 🙏🏽 – „bis gleich“ … 5 €',
  'Здравствуйте! Можно ли перенести встречу на пятницу, 14:00?',
];
const USERS = ['Sam Hill', 'Jürgen Groß', 'Ana María Núñez', 'Łucja Wójcik', 'Chloé Lefèvre'].map(
  (name, index) => ({ ...CONVERSATION.user, id: index + 1, name, email: `person-${index + 1}@example.org` }),
);
const STATUSES = ['to-do', 'in-progress', 'done'] as const;
const CHANNELS = ['whatsapp', 'widget', 'bridge'] as const;

const file = (type: string, name: string, mime_type: string, more: object) => (k: number) => ({
  type,
  has_file: true,
  uuid: `0f7c2c1e-8a53-4a6e-9b39-${String(k).padStart(12, '0')}`,
  name,
  mime_type,
  size: 40_000 + 997 * k,
  download_url: `https://chat.example/files/${k}`,
  ...more,
});

const CONTENTS: readonly ((k: number) => object)[] = [
  (k) => ({ type: 'text', content: choose(TEXTS, k) }),
  file('image', 'Übersicht.jpg', 'image/jpeg', { caption: 'Größe 42 👟' }),
  (k) => ({ type: 'text', content: choose(TEXTS, k + 1) }),
  file('audio', 'voice.ogg', 'audio/ogg', { voice: true }),
  file('video', 'clip.mp4', 'video/mp4', { caption: null }),
  (k) => ({ type: 'text', content: choose(TEXTS, k + 3) }),
  file('document', 'Rechnung Nº 7.pdf', 'application/pdf', { caption: null, filename: 'Rechnung Nº 7.pdf' }),
  () => ({
    type: 'location',
    latitude: '52.5200',
    longitude: '13.4050',
    address: 'Straße des 17. Juni, Berlin',
    name: null,
    url: null,
  }),
  () => ({
    type: 'contact',
    name: { formatted_name: 'Käthe Groß', first_name: 'Käthe', last_name: 'Groß' },
    birthday: '1970-01-01T00:00:00.000Z',
    phones: [{ phone: '+4915223567929', type: 'CELL' }],
  }),
  () => ({ type: 'sticker', emoji: '🦊' }),
];

/** The k-th from 1, as the API gives it: the same in every run. */
export function conversation(k: number): typeof CONVERSATION {
  const name = choose(CUSTOMERS, k);
  return {
    ...CONVERSATION,
    id: k,
    created_at: `2026-02-${day(k)}T12:00:00Z`,
    channel: choose(CHANNELS, k),
    status: choose(STATUSES, k),
    customer: {
      ...CONVERSATION.customer,
      id: 100 + k,
      name,
      display_id: `49152235679${day(k)}`,
      profile: {
        ...CONVERSATION.customer.profile,
        id: 200 + k,
        name,
        email: `kunde-${k}@example.org`,
        phone_number: `+49152235679${day(k)}`,
        custom_2: k % 4 === 0 ? 'Stammkundin, bevorzugt Sendungen an die Packstation' : null,
      },
    },
    user: k % 5 === 0 ? null : choose(USERS, k),
    latest_message: message(k, 900 + k, CONVERSATION.latest_message),
    latest_customer_message: message(k + 4, 700 + k, CONVERSATION.latest_customer_message),
    latest_note: {
      ...CONVERSATION.latest_note,
      id: 300 + k,
      conversation_id: k,
      text: `Rückruf am ${day(k)}. zugesagt – Größe prüfen`,
    },
    unread_customer_messages_count: k % 4,
    version: VERSION,
  } as typeof CONVERSATION;
}

/** What an update of it answers. */
export function updatedConversation(id: number, { status, user_id }: { status: string; user_id: number }) {
  return { ...conversation(id), status, user: USERS[user_id - 1], version: '9' };
}

function message(k: number, id: number, like: typeof CONVERSATION.latest_message) {
  const contents = [choose(CONTENTS, k)(k), ...(k % 3 === 0 ? [choose(CONTENTS, k + 1)(k)] : [])];
  return { ...like, id, conversation_id: k, contents, sent_at: `2026-03-${day(k)}T09:30:00Z` };
}

function day(k: number): string {
  return String(1 + (k % 28)).padStart(2, '0');
}

function choose<T>(list: readonly T[], k: number): T {
  return list[k % list.length] as T;
}

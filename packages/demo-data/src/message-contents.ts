import type { KnownMessageContent } from '@parley/domain';
import { DEMO_FILES_URL } from './files/demo-files-url.ts';
import type { PersonName } from './names.ts';
import type { Random } from './random.ts';
import type { Attachment } from './scenario.ts';

export interface ContentContext {
  readonly random: Random;
  readonly person: PersonName;
  /** What was said with it; empty = no caption. */
  readonly text: string;
}

/** The contents of a message with an attachment, each of the kinds that the page lists. */
export function attachedContents(kind: Attachment, context: ContentContext): KnownMessageContent[] {
  return CONTENTS[kind](context);
}

const CONTENTS: Readonly<Record<Attachment, (context: ContentContext) => KnownMessageContent[]>> = {
  image: ({ random, text }) =>
    // A customer who sends an album sends several contents in one message.
    Array.from({ length: random.chance(0.1) ? 3 : 1 }, (_, i) => ({
      type: 'image' as const,
      ...file(random, 'image/png', 'png', 3_500_000, `IMG-${random.digits(8)}-WA000${i}`),
      caption: i === 0 && text !== '' && random.chance(0.7) ? text : null,
    })),
  video: ({ random, text }) => [
    {
      type: 'video',
      ...file(random, 'video/webm', 'webm', 16_000_000),
      caption: random.chance(0.6) ? text : null,
    },
  ],
  voice: ({ random }) => [
    { type: 'audio', ...file(random, 'audio/wav', 'wav', 240_000), name: null, voice: true },
  ],
  audio: ({ random }) => [{ type: 'audio', ...file(random, 'audio/wav', 'wav', 1_200_000), voice: false }],
  document: ({ random, text }) => {
    const filename = random.pick([
      `Rechnung_RL-${random.digits(6)}.pdf`,
      'Rücksendeetikett.pdf',
      `Auftrag ${random.digits(5)} (Kopie).pdf`,
      null,
    ]);
    return [
      {
        type: 'document',
        ...file(random, 'application/pdf', 'pdf', 900_000),
        name: filename,
        filename,
        caption: random.chance(0.7) ? text : null,
      },
    ];
  },
  location: ({ random, text }) => {
    const latitude = (47.8 + random.next() * 0.4).toFixed(6);
    const longitude = (8.1 + random.next() * 0.5).toFixed(6);
    const named = random.chance(0.5);
    return [
      {
        type: 'location',
        latitude,
        longitude,
        name: named ? text : null,
        address: named
          ? `${random.pick(['Bahnhofstraße', 'Seestraße', 'Am Klosterberg'])} ${random.int(1, 80)}, 78166 Donaueschingen`
          : null,
        url: random.chance(0.3) ? `https://maps.example/?q=${latitude},${longitude}` : null,
      },
    ];
  },
  contact: (context) => contacts(context),
};

function file(random: Random, mime_type: string, ending: string, largest: number, name = random.digits(9)) {
  const uuid = random.uuid();
  return {
    has_file: true as const,
    uuid,
    name: `${name}.${ending}`,
    mime_type,
    size: random.int(Math.floor(largest / 20), largest),
    download_url: `${DEMO_FILES_URL}${uuid}.${ending}`,
    public_download_url: `https://files.rad-lindner.example/public/${uuid}.${ending}`,
  };
}

function contacts({ random, person }: ContentContext): KnownMessageContent[] {
  const first_name = random.pick(['Karl-Heinz', 'Petra', 'Mónica', 'Tariq', 'Swantje']);
  const full = random.chance(0.5);
  return [
    {
      type: 'contact',
      name: {
        formatted_name: `${first_name} ${person.last}`,
        first_name: random.chance(0.9) ? first_name : null,
        middle_name: full ? 'M.' : null,
        last_name: person.last,
        prefix: full && random.chance(0.3) ? 'Dr.' : null,
        suffix: null,
      },
      birthday: full ? `19${random.int(50, 99)}-0${random.int(1, 9)}-1${random.int(0, 9)}` : null,
      phones: [{ phone: `+49 151 ${random.digits(8)}`, type: 'CELL' }],
      emails: full ? [{ email: 'kontakt@lindner-touren.example', type: 'WORK' }] : [],
      addresses: full
        ? [
            {
              street: 'Seestraße 4',
              city: 'Titisee-Neustadt',
              state: 'Baden-Württemberg',
              zip: '79822',
              country: 'Deutschland',
              country_code: 'de',
              type: 'HOME',
            },
          ]
        : [],
      ...(full && {
        org: { company: 'Rad & Reise Lindner', department: 'Verleih', title: 'Mobiler Service' },
      }),
    },
  ];
}

import type { Random } from './random.ts';

const FEMALE = [
  'Anna',
  'Leonie',
  'Sophie',
  'Käthe',
  'Zoë',
  'Heike',
  'Sabine',
  'Ingrid',
  'Ayşe',
  'Elif',
  'Katarzyna',
  'Oksana',
  'Fatima',
  'Giulia',
  'Chiara',
  'Ana-Lena',
  'Rosmarie',
  'Nele',
  'Mia',
  'Emilia',
  'Hannah',
  'Lina',
  'Ulrike',
  'Marlene',
] as const;

const MALE = [
  'Jonas',
  'Maximilian',
  'Lukas',
  'Jürgen',
  'Björn',
  'Günther',
  'Thorsten',
  'Uwe',
  'Mehmet',
  'Emre',
  'Piotr',
  'Dmytro',
  'Yusuf',
  'Marco',
  'Miguel',
  'Jean-Luc',
  'Urs',
  'Beat',
  'Finn',
  'Ben',
  'Paul',
  'Felix',
  'Matthias',
  'Sven',
] as const;

const LAST = [
  'Müller',
  'Schmidt',
  'Öztürk',
  'Groß',
  'Weiß',
  'Schäfer',
  'Krüger',
  'von der Heyde',
  'Kowalczyk',
  'Yılmaz',
  'Nguyen',
  'Baumgärtner',
  'Schweighöfer',
  'Lindemann',
  'Petrović',
  'Rossi',
  'Fernández',
  'Hofmann',
  'Becker',
  'Zimmermann',
  'Brändli',
  'Kälin',
  'Vögele',
  'Häberle',
  'Schönenberger',
  'Dąbrowski',
  'Shevchenko',
  'Al-Masri',
  'Kaya',
  'Vogt',
  'Meyer-Lüdenscheidt',
  'Haas',
  'Jung',
  'Sommer',
  'Winkler',
  'Frank',
  'Arnold',
  'Pfeiffer',
  'Engel',
  'Böhm',
] as const;

const FOREIGN = [
  'محمد الأحمد',
  'ليلى حداد',
  'דנה כהן',
  'יוסי לוי',
  '王芳',
  '李伟',
  '佐藤健',
  '山田花子',
  'Олена Коваль',
  'Νίκος Παπαδόπουλος',
] as const;

const ODD = [
  '✨Lisa✨',
  'Mama Handy',
  'M.',
  'Fam. Roth 👨‍👩‍👧‍👦',
  'KFZ Hahn (Büro)',
  'radl_rudi_71',
  'Dr. med. dent. Ilse Kühn',
  'Ortsverein der Kleingärtner und Naturfreunde Unterkirnach-Oberkirnach e. V. (Vorstand, Frau Schlenkermann-Pfeifhofer)',
] as const;

export interface PersonName {
  readonly gender: 'female' | 'male';
  readonly first: string;
  readonly last: string;
  /** As the messenger shows it. */
  readonly shown: string;
}

/** Mostly ordinary names; some numbers, nicknames, other scripts. */
export function pickName(random: Random, phone: string, foreign: boolean): PersonName {
  const gender = random.chance(0.5) ? 'female' : 'male';
  const first = random.pick(gender === 'female' ? FEMALE : MALE);
  const last = random.pick(LAST);
  if (foreign) {
    const shown = random.pick(FOREIGN);
    return { gender, first: shown.split(' ')[0] ?? shown, last: shown, shown };
  }
  if (random.chance(0.06)) return { gender, first, last, shown: phone };
  if (random.chance(0.03)) return { gender, first, last, shown: random.pick(ODD) };
  if (random.chance(0.15)) return { gender, first, last, shown: first };
  return { gender, first, last, shown: `${first} ${last}` };
}

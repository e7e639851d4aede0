import { readFileSync } from 'node:fs';
import { Random } from '../random.ts';
import { printPaper } from './paper.ts';
import { drawPicture } from './picture.ts';
import { playSound } from './sound.ts';

export interface DemoFile {
  readonly type: string;
  readonly bytes: Buffer;
}

const MAKERS: Readonly<Record<string, (random: Random) => DemoFile>> = {
  png: (random) => ({ type: 'image/png', bytes: drawPicture(random) }),
  wav: (random) => ({ type: 'audio/wav', bytes: playSound(random) }),
  pdf: (random) => ({ type: 'application/pdf', bytes: printPaper(random) }),
  // Nothing here could make one: a square that goes round, two seconds long.
  webm: () => ({ type: 'video/webm', bytes: readFileSync(new URL('clip.webm', import.meta.url)) }),
};

const NAME = /^([0-9a-f]{8})-[0-9a-f-]{27}\.(\w+)$/;

/** The file that a demo conversation names, made out of its name and always the same; `null` = there is none. */
export function makeDemoFile(name: string): DemoFile | null {
  const [, seed = '', ending = ''] = NAME.exec(name) ?? [];
  const make = Object.hasOwn(MAKERS, ending) ? MAKERS[ending] : undefined;
  return make ? make(new Random(Number.parseInt(seed, 16))) : null;
}

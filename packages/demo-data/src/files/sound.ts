import type { Random } from '../random.ts';

const RATE = 8_000;
const NOTE_SECONDS = 0.3;
const SCALE = [262, 294, 330, 392, 440, 523] as const;
const HEADER_BYTES = 44;

/** A few notes as a WAV: one channel of 16 bits, uncompressed. */
export function playSound(random: Random): Buffer {
  const perNote = RATE * NOTE_SECONDS;
  const notes = Array.from({ length: random.int(5, 9) }, () => random.pick(SCALE));
  const samples = Buffer.alloc(2 * perNote * notes.length);
  notes.forEach((hertz, i) => {
    for (let j = 0; j < perNote; j++) {
      const fading = Math.sin((Math.PI * j) / perNote);
      const wave = Math.sin((2 * Math.PI * hertz * j) / RATE);
      samples.writeInt16LE(Math.round(9_000 * fading * wave), 2 * (i * perNote + j));
    }
  });
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('RIFF', 0);
  header.writeUInt32LE(HEADER_BYTES - 8 + samples.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20); // PCM
  header.writeUInt16LE(1, 22); // one channel
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(2 * RATE, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}

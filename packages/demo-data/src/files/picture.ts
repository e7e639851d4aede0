import { crc32, deflateSync } from 'node:zlib';
import type { Random } from '../random.ts';

const WIDTH = 480;
const HEIGHT = 360;
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** 8 bits for each of red, green and blue; the rest as it must be. */
const FORMAT = Buffer.from([8, 2, 0, 0, 0]);

type Colour = readonly [number, number, number];

/** A landscape as a PNG (ISO/IEC 15948): a sky, a sun, and hills before one another. */
export function drawPicture(random: Random): Buffer {
  const sky: Colour = [random.int(90, 200), random.int(150, 210), random.int(210, 255)];
  const sun = { x: random.int(60, WIDTH - 60), y: random.int(50, 140), radius: random.int(22, 48) };
  const hills = Array.from({ length: 3 }, (_, i) => ({
    base: 190 + i * 50,
    height: random.int(20, 45),
    length: random.int(50, 110),
    shift: random.next() * 6,
    colour: [50 - i * 12, 150 - i * 32, 90 - i * 20] as const,
  }));

  function colourAt(x: number, y: number): Colour {
    const hill = hills.findLast(
      ({ base, height, length, shift }) => y > base + height * Math.sin(x / length + shift),
    );
    if (hill) return hill.colour;
    if (Math.hypot(x - sun.x, y - sun.y) < sun.radius) return [255, 224, 130];
    const [red, green, blue] = sky;
    return [red + y / 6, green + y / 9, blue].map((part) =>
      Math.min(255, Math.round(part)),
    ) as unknown as Colour;
  }

  const lines = Buffer.alloc(HEIGHT * (1 + 3 * WIDTH));
  for (let y = 0, at = 0; y < HEIGHT; y++) {
    at++; // Each line begins with its filter: none.
    for (let x = 0; x < WIDTH; x++) for (const part of colourAt(x, y)) lines[at++] = part;
  }
  const size = Buffer.alloc(8);
  size.writeUInt32BE(WIDTH, 0);
  size.writeUInt32BE(HEIGHT, 4);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', Buffer.concat([size, FORMAT])),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

import type { Random } from '@parley/testing/random';

const ODD: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => true,
  () => 0,
  () => -1,
  () => 1.5,
  () => 2 ** 53,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => 7n,
  () => '',
  () => 'text',
  () => '2026-01-01T00:00:00',
  () => '2026-01-01T00:00:00.123+02:00',
  () => Symbol.iterator,
  () => [],
  () => [null],
  () => [undefined, 'x'],
  () => new Array(2),
  () => ({}),
  () => ({ type: 'text' }),
  () => ({ type: 'poll' }),
  () => ({ type: 5 }),
  () => JSON.parse('{"__proto__": {"type": "text"}}'),
  () => Object.create({ id: 'inherited', type: 'text', content: 5 }),
  () => new Date(0),
  () => () => undefined,
];
const KEYS = [
  'id',
  'type',
  'status',
  'content',
  'contents',
  'reference',
  'user',
  'caption',
  '__proto__',
  'x',
];

type Holder = Record<PropertyKey, unknown>;

/** Changes a value in up to three places: other kinds, missing and further properties, parts put elsewhere. */
export function mutate(document: unknown, random: Random): unknown {
  let changed = document;
  for (let left = random.below(4); left > 0; left -= 1) changed = mutateOnce(changed, random);
  return changed;
}

function mutateOnce(document: unknown, random: Random): unknown {
  const places = placesOf(document);
  if (places.length === 0 || random.chance(0.01)) return random.pick(ODD)();
  const [holder, key] = random.pick(places);
  switch (random.below(5)) {
    case 0:
      delete holder[key];
      break;
    case 1:
      put(holder, random.pick(KEYS), random.pick(ODD)());
      break;
    case 2: {
      // A copy: the part may hold the place that it is put into.
      const [other, from] = random.pick(places);
      put(holder, key, copy(other[from]));
      break;
    }
    default:
      put(holder, key, random.pick(ODD)());
  }
  return document;
}

function placesOf(value: unknown, found: [Holder, PropertyKey][] = []): [Holder, PropertyKey][] {
  if (typeof value !== 'object' || value === null) return found;
  for (const key of Object.keys(value)) {
    const holder = value as Holder;
    found.push([holder, key]);
    placesOf(holder[key], found);
  }
  return found;
}

/** As JSON.parse does it: also `__proto__` is a property like any other. */
function put(holder: Holder, key: PropertyKey, value: unknown): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

function copy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copy);
  const made: Holder = {};
  for (const [key, part] of Object.entries(value)) put(made, key, copy(part));
  return made;
}

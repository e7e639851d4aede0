export interface Sentence {
  readonly text: string;
  /** Which of the values it was given it says. */
  readonly values: readonly number[];
}

/** Every sentence of a catalogue by its path; a function is given values that can be found in what it says. */
export function sentencesOf(catalogue: object, path = ''): Map<string, Sentence> {
  return new Map(
    Object.entries(catalogue).flatMap(([key, value]): (readonly [string, Sentence])[] => {
      const here = path ? `${path}.${key}` : key;
      if (typeof value === 'string') return [[here, { text: value, values: [] }]];
      if (typeof value === 'function') return [[here, spoken(value)]];
      return [...sentencesOf(value, here)];
    }),
  );
}

function spoken(say: (...values: unknown[]) => string): Sentence {
  const given = Array.from({ length: say.length }, (_, at) => `[${'abc'[at]}]`);
  const text = say(...given);
  // It counts, and so wants a number.
  if (text.includes(Number.NaN.toLocaleString())) return { text: say(5), values: [] };
  return { text, values: given.flatMap((name, at) => (text.toLowerCase().includes(name) ? [at] : [])) };
}

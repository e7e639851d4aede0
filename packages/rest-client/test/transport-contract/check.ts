/** Throws a sentence that compares; the facts run where no test framework does. */
export function equal(seen: unknown, expected: unknown, what: string): void {
  const [left, right] = [JSON.stringify(seen), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${what}: expected ${right}, seen ${left}`);
}

/** The error of a promise that must fail. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('it succeeded');
}

/** Asks again until it is so; the figure bounds a broken promise only. */
export async function eventually(isSo: () => Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 3_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

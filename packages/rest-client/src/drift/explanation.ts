type Explanation = typeof import('./explain.ts');

let loaded: Explanation | null = null;

/** Loads what explains a departure, and zod with it. */
export async function loadExplanation(): Promise<Explanation> {
  loaded ??= await import('./explain.ts');
  return loaded;
}

/** `null` = not yet. */
export function loadedExplanation(): Explanation | null {
  return loaded;
}

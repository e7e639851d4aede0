const AGAIN_AFTER = 1_000;

/** Loads what the first look does not need and nothing can do without, again and again until it is there. */
export async function untilLoaded<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER));
    }
  }
}

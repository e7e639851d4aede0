/** What readers wait at until there is something new. */
export class News {
  readonly #waiting = new Set<() => void>();

  wake(): void {
    for (const goOn of this.#waiting) goOn();
  }

  /** Resolves at the next {@link wake}, or at the signal. */
  async next(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    await new Promise<void>((resolve) => {
      const goOn = () => {
        this.#waiting.delete(goOn);
        signal.removeEventListener('abort', goOn);
        resolve();
      };
      this.#waiting.add(goOn);
      signal.addEventListener('abort', goOn);
    });
  }
}

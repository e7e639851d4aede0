import { readStored, writeStored } from '../store/stored-text.ts';

const NAME = 'parley.language';

/** The language that somebody chose in this browser. */
export const chosenLanguage = {
  get: (): string | null => readStored('localStorage', NAME),
  set: (language: string): void => writeStored('localStorage', NAME, language),
};

import { createStore } from '../store/create-store.ts';
import { readStored, writeStored } from '../store/stored-text.ts';

const NAME = 'parley.single-keys';
const store = createStore(readStored('localStorage', NAME) !== 'off');

/**
 * Whether a single letter, digit or sign is a command. People who speak to their computer, or hit keys by
 * mistake, can switch that off (WCAG 2.1.4).
 */
export const singleKeys = {
  ...store,
  set(areOn: boolean): void {
    store.set(areOn);
    writeStored('localStorage', NAME, areOn ? null : 'off');
  },
};

import { ABANDONING } from './facts-of-abandoning.ts';
import { ANSWERS } from './facts-of-answers.ts';
import { FAILURES } from './facts-of-failures.ts';
import { REQUESTS } from './facts-of-requests.ts';
import type { World } from './world.ts';

/** What every transport promises, wherever it runs. Throws when it is not so. */
export type Fact = (world: World) => Promise<void>;

export const FACTS: Readonly<Record<string, Fact>> = { ...REQUESTS, ...ANSWERS, ...FAILURES, ...ABANDONING };

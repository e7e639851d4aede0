import { StartupError } from './startup-error.ts';

/** Runs a program to its end; what a person can mend is said in one sentence, anything else with its stack. */
export function runProcess(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    console.error(error instanceof StartupError ? error.message : error);
    process.exit(1);
  });
}

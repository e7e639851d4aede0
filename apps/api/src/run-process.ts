import { StartupError } from './startup-error.ts';

/** Runs the main function of a program. A startup error is printed as its sentence, any other with its stack. */
export function runProcess(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    console.error(error instanceof StartupError ? error.message : error);
    process.exit(1);
  });
}

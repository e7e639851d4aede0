/** One of those that are measured beside each other. Lives in a process of its own. */
export interface Contender {
  /** Does the job once and gives what it got, to be compared before anything is timed. */
  run(): Promise<unknown>;
  close?(): Promise<void> | void;
}

/** What the file of a contender exports as `start`. `address`: what its subject gave it, an upstream for instance. */
export type StartContender = (address: string) => Contender | Promise<Contender>;

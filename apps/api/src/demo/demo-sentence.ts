interface DemoSettings {
  readonly DEMO: 'on' | 'off';
  readonly DATABASE_URL?: string | undefined;
}

/** What a start says about the demo, so that nobody is surprised by tokens that everybody knows, or by their absence. */
export function demoSentence({ DEMO, DATABASE_URL }: DemoSettings, isDemo: boolean): string {
  if (isDemo) return 'the database holds the demo: whoever reaches this address may sign in with demo-1.';
  if (DEMO === 'on') return 'the database has users of its own, so no demo data is written to it.';
  return DATABASE_URL === undefined
    ? 'the demo is off; set DEMO=on to fill an empty database with it.'
    : 'the demo is off for the database of DATABASE_URL; set DEMO=on to fill it while it is empty.';
}

export const history = {
  title: 'History',
  show: 'Show what changed',
  hide: 'Hide what changed',
  failed: 'The history did not load. Close and open it again.',
  loading: 'Loading…',
  nothing: 'Nothing has changed yet.',
  older: 'Show older changes',
  fields: { STATUS: 'Status', USER_ID: 'Assignee', SNOOZE_UNTIL: 'Snooze' },
  change: (field: string, from: string, to: string) => `${field}: ${from} → ${to}`,
  nobody: 'nobody',
  awake: 'awake',
  program: 'A program',
  by: (who: string, why: string) => `${who}, ${why}`,
  causes: {
    CUSTOMER: 'because the customer wrote',
    POLICY: 'as a consequence',
    TIMER: 'because the time came',
  },
  /** The same where nobody is named before it. */
  causesAlone: {
    CUSTOMER: 'Because the customer wrote',
    POLICY: 'As a consequence',
    TIMER: 'Because the time came',
  },
};

export const snooze = {
  snooze: 'Snooze',
  snoozed: 'Snoozed',
  wake: 'Wake',
  failed: 'The choices did not load. Close and open them again.',
  until: 'Snooze until',
  presets: { hour: 'In an hour', evening: 'This evening', tomorrow: 'Tomorrow', monday: 'Monday' },
  exact: 'Exact time',
  wrong: {
    past: 'Choose a time that is still to come.',
    skipped: 'The clocks leave this time out that day. Choose another one.',
  },
};

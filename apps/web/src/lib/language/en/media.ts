export const media = {
  play: (what: string) => `Play ${what.toLowerCase()}`,
  download: (what: string) => `Download ${what.toLowerCase()}`,
  loading: 'Loading…',
  again: 'Try again',
  failed: {
    gone: 'The file is no longer there.',
    forbidden: 'You may not see this file.',
    elsewhere: 'The file is in a place that Parley does not open.',
    'too-large': 'The file is too large to be shown here.',
    unavailable: 'The file could not be loaded.',
    offline: 'You are offline, so the file could not be loaded.',
    broken: 'The file is damaged, or of a kind that this browser cannot show.',
  },
  openPlace: (host: string) => `Open on ${host}`,
};

import type { Messages } from '../messages.ts';

export const media: Messages['media'] = {
  play: (what) => `${what} abspielen`,
  download: (what) => `${what} herunterladen`,
  loading: 'Wird geladen …',
  again: 'Erneut versuchen',
  failed: {
    gone: 'Die Datei ist nicht mehr vorhanden.',
    forbidden: 'Sie dürfen diese Datei nicht sehen.',
    elsewhere: 'Die Datei liegt an einem Ort, den Parley nicht öffnet.',
    'too-large': 'Die Datei ist zu groß, um hier gezeigt zu werden.',
    unavailable: 'Die Datei konnte nicht geladen werden.',
    offline: 'Sie sind offline, die Datei konnte nicht geladen werden.',
    broken: 'Die Datei ist beschädigt, oder dieser Browser kann sie nicht anzeigen.',
  },
  openPlace: (host) => `Auf ${host} öffnen`,
};

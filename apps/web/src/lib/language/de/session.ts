import type { Messages } from '../messages.ts';
import { plural } from './plural.ts';

const unsaved = (changes: number): string =>
  plural(changes, { one: 'Eine Änderung ist', other: '# Änderungen sind' });

export const session: Messages['session'] = {
  title: 'Anmelden',
  heading: 'Bei Parley anmelden',
  subtitle: 'Alle Unterhaltungen mit Ihren Kunden, und wer sich darum kümmert.',
  token: 'Zugangstoken',
  kept: 'Bleibt nur in diesem Tab und wird vergessen, wenn Sie ihn schließen.',
  signIn: 'Anmelden',
  signingIn: 'Anmeldung läuft …',
  demo: 'Oder ausprobieren als',
  roles: { admin: 'Administration', agent: 'Service' },
  tokenMissing: 'Geben Sie zuerst Ihr Zugangstoken ein.',
  tokenMalformed:
    'Das ist kein Token: Es enthält Leerzeichen oder Zeichen, die in keinem Token vorkommen. Kopieren Sie es noch einmal.',
  tokenRejected:
    'Dieses Token wird nicht angenommen. Prüfen Sie, ob es vollständig und nicht abgelaufen ist.',
  ended: 'Ihre Sitzung ist beendet. Melden Sie sich wieder an, um weiterzuarbeiten.',
  endedKept: (changes) =>
    `Ihre Sitzung ist beendet. ${unsaved(changes)} noch nicht gespeichert und in diesem Browser aufbewahrt, bis Sie sich wieder anmelden.`,
  endedElsewhere: (lost) =>
    lost === 0
      ? 'Sie haben sich in einem anderen Tab abgemeldet.'
      : `Sie haben sich in einem anderen Tab abgemeldet. ${plural(lost, { one: 'Eine Änderung war', other: '# Änderungen waren' })} noch nicht gespeichert und dort verworfen.`,
  losesChanges: (changes) =>
    `${unsaved(changes)} noch nicht gespeichert und beim Abmelden verloren. Trotzdem abmelden?`,
};

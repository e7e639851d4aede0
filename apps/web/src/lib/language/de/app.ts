import type { Messages } from '../messages.ts';
import { plural } from './plural.ts';

export const app: Messages['app'] = {
  name: 'Parley',
  title: (page) => `${page} – Parley`,
  loading: 'Wird geladen',
  tryAgain: 'Erneut versuchen',
  close: 'Schließen',
  signOut: 'Abmelden',
  settings: 'Einstellungen',
  language: 'Sprache',
  appearance: 'Darstellung',
  themes: { system: 'Wie im System', light: 'Hell', dark: 'Dunkel' },
  languageFailed: 'Die Sprache konnte nicht geladen werden. Versuchen Sie es gleich noch einmal.',
  help: 'Hilfe zur Tastatur',
  helpKey: 'Hilfe zur Tastatur (?)',
  notifications: 'Meldungen',
  dismiss: 'Meldung schließen',
  broken: 'Dieser Teil kann nicht angezeigt werden',
  brokenBecause:
    'Parley wurde vielleicht aktualisiert, oder die Verbindung ist abgebrochen. Sie landen wieder an dieser Stelle.',
  loadAgain: 'Parley neu laden',
  notStarted: 'Parley konnte nicht starten',
  notUpToDate: (problem) => `Nicht auf dem neuesten Stand: ${problem}`,
  reconnecting:
    'Die Verbindung wird wiederhergestellt. Bis dahin wird die Liste einmal in der Minute aktualisiert.',
  waiting: 'Wartet auf die Verbindung',
  offline:
    'Sie sind offline. Was Sie sehen, kann veraltet sein; Änderungen werden aufbewahrt und gespeichert, sobald Sie wieder online sind.',
  notSaved: (changes) =>
    plural(changes, {
      one: '# Änderung noch nicht gespeichert',
      other: '# Änderungen noch nicht gespeichert',
    }),
  tryNow: 'Jetzt erneut versuchen',
  errors: {
    noAnswer: 'Der Server antwortet nicht. Versuchen Sie es gleich noch einmal.',
    offline: 'Sie sind offline. Es geht weiter, sobald Sie wieder online sind.',
    rateLimited: 'Zu viele Anfragen auf einmal. Warten Sie einen Moment und versuchen Sie es dann erneut.',
    forbidden: 'Sie dürfen das nicht sehen. Bitten Sie Ihre Administration um die Berechtigung.',
    notListed: 'Das angeschlossene System kann keine Unterhaltungen auflisten.',
    other: 'Der Dienst hat nicht wie erwartet geantwortet. Versuchen Sie es gleich noch einmal.',
  },
};

import type { Messages } from '../messages.ts';
import { plural } from './plural.ts';

export const update: Messages['update'] = {
  actions: {
    undo: 'Rückgängig',
    'apply-anyway': 'Meine trotzdem übernehmen',
    'keep-theirs': 'Andere behalten',
    retry: 'Erneut versuchen',
    'give-up': 'Verwerfen',
    open: 'Öffnen',
  },
  done: {
    'to-do': 'Zurück auf „Zu erledigen“',
    'in-progress': 'Begonnen',
    done: 'Erledigt',
    assigned: (name) => `Zugewiesen: ${name}`,
    unassigned: 'Zuweisung aufgehoben',
    snoozed: 'Auf Wiedervorlage gelegt',
    awake: 'Wiedervorlage aufgehoben',
    undone: 'Rückgängig gemacht',
  },
  values: {
    assigned: (name) => `zuständig: ${name}`,
    unassigned: 'nicht zugewiesen',
    snoozed: (time) => `Wiedervorlage ${time}`,
    awake: 'keine Wiedervorlage',
  },
  effects: {
    assigns: (name) => `Zuweisung an: ${name}`,
    unassigns: 'Aufhebung der Zuweisung',
    wakes: 'Ende der Wiedervorlage',
    sets: (status) => `Status „${status}“`,
    outlasts: 'Ende der Antwortfrist vor der Wiedervorlage',
  },
  also: (event, effects) => `„${event}“ bewirkt auch: ${effects}.`,
  notLoaded: 'Noch nicht geladen. Versuchen Sie es gleich noch einmal.',
  already: (values) => `Das ist schon so: ${values}`,
  nothingToUndo: 'Es gibt nichts rückgängig zu machen.',
  conflict: 'Jemand war schneller',
  notUndone: 'Nicht rückgängig gemacht',
  bothValues: (theirs, yours) => `Jetzt gilt: ${theirs}. Sie wollten: ${yours}. Es wurde nichts gespeichert.`,
  notYet: 'Noch nicht erledigt',
  newMessage:
    'Der Kunde hat etwas geschrieben, das Sie noch nicht gesehen haben. Lesen Sie es und drücken Sie dann noch einmal „Erledigt“.',
  notSaved: 'Nicht gespeichert',
  notSavedYet: 'Noch nicht gespeichert',
  nothingToChange: 'Nichts zu ändern',
  asAsked: 'Es war schon so, wie Sie es wollten.',
  unsettled: {
    network: (again) =>
      `Die Verbindung ist abgebrochen, bevor eine Antwort kam. ${again} Die Änderung wird nie doppelt ausgeführt.`,
    unavailable: (again) => `Der Dienst ist nicht verfügbar. ${again}`,
    'rate-limited': (again) => `Zu viele Änderungen auf einmal. ${again}`,
    unknown: (again) =>
      `Niemand weiß, ob gespeichert wurde. ${again} Die Änderung wird nie doppelt ausgeführt.`,
  },
  notKept:
    'Dieser Browser bewahrt keine Änderungen auf. Lassen Sie diese Seite offen, bis alles gespeichert ist.',
  again: 'Es wird immer wieder versucht.',
  againIn: (seconds) =>
    plural(seconds, {
      one: 'In # Sekunde wird es erneut versucht.',
      other: 'In # Sekunden wird es erneut versucht.',
    }),
  refusals: {
    REQUEST_REFUSED: 'Der Server kann diese Änderung nicht ausführen.',
    PAGE_OUTDATED:
      'Diese Seite ist älter als der Server. Laden Sie Parley neu und nehmen Sie die Änderung noch einmal vor.',
    UNREADABLE:
      'Sie wurde von einer anderen Version von Parley aufbewahrt und ist nicht mehr lesbar. Nehmen Sie sie noch einmal vor.',
    SNOOZE_IN_PAST: 'Der Zeitpunkt der Wiedervorlage ist vorbei. Wählen Sie einen späteren.',
    SNOOZE_UNSUPPORTED: 'Das angeschlossene System kennt keine Wiedervorlage.',
    SNOOZE_BEYOND_REPLY_WINDOW:
      'Die Wiedervorlage läge nach dem Ende der Antwortfrist. Wählen Sie einen früheren Zeitpunkt.',
    TRANSITION_NOT_ALLOWED: 'Ihre Organisation erlaubt diese Änderung des Status nicht.',
    TAKEOVER_REQUIRED: 'Inzwischen ist jemand anderes zuständig.',
    USER_REQUIRED:
      'Eine Unterhaltung in Bearbeitung braucht jemanden, der zuständig ist. Weisen Sie sie zuerst zu.',
    USER_NOT_FOUND: 'Diese Person kann nicht mehr zuständig sein. Wählen Sie jemand anderen.',
    CONVERSATION_NOT_FOUND: 'Diese Unterhaltung ist nicht mehr da, oder Sie dürfen sie nicht sehen.',
    FORBIDDEN: 'Sie dürfen das nicht ändern. Bitten Sie Ihre Administration um die Berechtigung.',
    INVALID_INPUT: 'Der Dienst hat die Werte nicht angenommen.',
    VERSION_UNSUPPORTED: 'Das angeschlossene System kann diese Änderung nicht absichern.',
  },
  refusedBecause: (code) => `Der Dienst hat abgelehnt (${code}).`,
  warnings: {
    IN_PROGRESS_WITHOUT_USER: 'Noch ist niemand zuständig.',
    NOTHING_ASKED: 'Es gab nichts zu ändern.',
    SNOOZE_BEYOND_REPLY_WINDOW: 'Die Wiedervorlage liegt nach dem Ende der Antwortfrist.',
    TAKEOVER: 'Vorher war jemand anderes zuständig.',
  },
};

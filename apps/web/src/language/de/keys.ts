import type { Words } from '../words.ts';

export const keys: Words['keys'] = {
  title: 'Tastatur',
  note: 'Während Sie in ein Feld schreiben, bewirken die Tasten nichts.',
  does: {
    next: 'Nächste Unterhaltung',
    previous: 'Vorige Unterhaltung',
    open: 'Unterhaltung öffnen',
    back: 'Zurück zur Liste',
    queue: 'Zurück auf „Zu erledigen“',
    start: 'Beginnen',
    finish: 'Erledigt',
    assignee: 'Zuständige Person wählen',
    assignMe: 'Mir zuweisen',
    unassign: 'Zuweisung aufheben',
    snooze: 'Wiedervorlage',
    undo: 'Letzte Änderung rückgängig machen',
    mine: 'Bei einem Konflikt: meine trotzdem übernehmen',
    theirs: 'Bei einem Konflikt: andere behalten',
    layout: 'Liste oder Tafel',
    beside: 'Auf der Tafel: Karte daneben',
    moveTo: 'Auf der Tafel: verschieben nach …',
    search: 'Suchen',
    help: 'Diese Tasten anzeigen',
  },
};

import type { Messages } from '../messages.ts';

export const snooze: Messages['snooze'] = {
  snooze: 'Wiedervorlage',
  snoozed: 'Auf Wiedervorlage',
  wake: 'Wiedervorlage aufheben',
  failed: 'Die Auswahl konnte nicht geladen werden. Schließen und öffnen Sie sie noch einmal.',
  until: 'Wieder vorlegen',
  presets: { hour: 'In einer Stunde', evening: 'Heute Abend', tomorrow: 'Morgen', monday: 'Montag' },
  exact: 'Genaue Zeit',
  wrong: {
    past: 'Wählen Sie einen Zeitpunkt in der Zukunft.',
    skipped:
      'Diese Uhrzeit gibt es an dem Tag nicht, weil die Uhren vorgestellt werden. Wählen Sie eine andere.',
  },
};

import type { Messages } from '../messages.ts';

export const history: Messages['history'] = {
  title: 'Verlauf',
  show: 'Änderungen anzeigen',
  hide: 'Änderungen ausblenden',
  failed: 'Der Verlauf konnte nicht geladen werden. Schließen und öffnen Sie ihn noch einmal.',
  loading: 'Wird geladen …',
  nothing: 'Noch keine Änderungen.',
  older: 'Ältere Änderungen anzeigen',
  fields: { STATUS: 'Status', USER_ID: 'Zuständig', SNOOZE_UNTIL: 'Wiedervorlage' },
  change: (field, from, to) => `${field}: ${from} → ${to}`,
  nobody: 'niemand',
  awake: 'keine',
  program: 'Ein Programm',
  by: (who, why) => `${who}, ${why}`,
  causes: {
    CUSTOMER: 'weil der Kunde geschrieben hat',
    POLICY: 'als Folge',
    TIMER: 'weil die Zeit gekommen war',
  },
  causesAlone: {
    CUSTOMER: 'Weil der Kunde geschrieben hat',
    POLICY: 'Als Folge',
    TIMER: 'Weil die Zeit gekommen war',
  },
};

import type { Messages } from '../messages.ts';
import { plural } from './plural.ts';

export const menu: Messages['menu'] = {
  title: 'Befehle',
  searches: {
    all: 'Befehl eingeben',
    assignee: 'Namen eingeben',
    snooze: 'Zeit wählen oder eingeben',
  },
  none: 'Diesen Befehl gibt es nicht.',
  found: (count) => plural(count, { one: '# Befehl', other: '# Befehle' }),
  also: (effects) => `auch: ${effects}`,
  assignTo: (name) => `Zuweisen an ${name}`,
  snooze: (label, time) => `Wiedervorlage: ${label} (${time})`,
  wake: 'Wiedervorlage aufheben',
  show: (what) => `Anzeigen: ${what}`,
  sort: (order) => `Sortieren: ${order}`,
  language: (name) => `Sprache: ${name}`,
  keysOff: 'Einzelne Tasten ausschalten',
  keysOn: 'Einzelne Tasten einschalten',
};

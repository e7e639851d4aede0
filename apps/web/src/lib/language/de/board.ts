import type { Messages } from '../messages.ts';

export const board: Messages['board'] = {
  layout: 'Ansicht',
  layouts: { list: 'Liste', board: 'Tafel' },
  layoutKeys: { list: 'Liste (b)', board: 'Tafel (b)' },
  moveTo: 'Verschieben nach …',
  moveToKey: 'Verschieben nach … (v)',
  moveCardTo: (name) => `${name} verschieben nach …`,
  moved: (status) => `Verschoben nach „${status}“.`,
  nothing: 'Hier ist nichts.',
  failed: 'Die Tafel konnte nicht geladen werden',
  notLoaded: 'Die Tafel ist noch nicht geladen. Bis dahin bleibt die Liste.',
};

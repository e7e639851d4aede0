import type { Messages } from '../messages.ts';
import { plural } from './plural.ts';

export const bulk: Messages['bulk'] = {
  bar: 'Auswahl ändern',
  select: (name) => `${name} auswählen`,
  selected: (count) => plural(count, { one: '# ausgewählt', other: '# ausgewählt' }),
  most: (count) => plural(count, { one: 'höchstens # auf einmal', other: 'höchstens # auf einmal' }),
  selectAll: { list: 'Alle auswählen', board: 'Spalte auswählen' },
  clear: 'Auswahl aufheben',
  assign: 'Zuweisen…',
  snooze: 'Wiedervorlage…',
  alsoFor: (effects, count, total) => `${effects} (${count} von ${total})`,
  some: (count, conversations) => `${count} von ${conversations}`,
  saving: 'Wird gespeichert…',
  waiting: 'Wartet auf die Verbindung.',
  unchanged: (count) => plural(count, { one: '# war schon so.', other: '# waren schon so.' }),
  conflicts: (count) =>
    plural(count, { one: '# hat jemand anderes geändert.', other: '# hat jemand anderes geändert.' }),
  refused: (count) => plural(count, { one: '# wurde abgelehnt.', other: '# wurden abgelehnt.' }),
  unsettled: (count) =>
    plural(count, {
      one: '# ist noch nicht gespeichert und wird erneut versucht.',
      other: '# sind noch nicht gespeichert und werden erneut versucht.',
    }),
  left: (count) => plural(count, { one: '# bleibt, wie es ist.', other: '# bleiben, wie sie sind.' }),
  review: 'Ansehen',
  reviewTitle: 'Was nicht gespeichert wurde',
  allMine: 'Überall meine übernehmen',
  allTheirs: 'Überall andere behalten',
  tryAgain: 'Erneut versuchen',
  leave: 'So lassen',
  notLoaded: 'Die Unterhaltung konnte nicht geladen werden.',
};

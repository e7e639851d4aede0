import { toSearchTerms, toSearchText } from '@parley/domain/search-text';
import { messages } from '../../lib/language/messages.ts';

export interface AssigneeChoice {
  /** Null = nobody. */
  readonly id: string | null;
  readonly name: string;
  readonly isViewer: boolean;
}

/** Those in whose name each word that was typed begins a word: me, nobody, then everybody else in the order given. */
export function findAssignees(
  users: readonly { readonly id: string; readonly name: string | null }[],
  viewerId: string | null,
  typed: string,
): AssigneeChoice[] {
  const people = users.map(({ id, name }) => ({
    id,
    name: name || messages.conversation.user(id),
    isViewer: id === viewerId,
  }));
  const all = [
    ...people.filter(({ isViewer }) => isViewer),
    { id: null, name: messages.conversation.unassigned, isViewer: false },
    ...people.filter(({ isViewer }) => !isViewer),
  ];
  const terms = toSearchTerms(typed);
  return all.filter(({ name, isViewer }) => {
    const text = toSearchText(name, isViewer ? messages.panel.selfNames : null);
    return terms.every((term) => text.includes(` ${term}`));
  });
}

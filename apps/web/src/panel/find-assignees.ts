import { words } from '../language/words.ts';

export interface AssigneeChoice {
  /** Null = nobody. */
  readonly id: string | null;
  readonly name: string;
  readonly isViewer: boolean;
}

/** Who can be chosen for what was typed: me, nobody, then everybody else in the order given. */
export function findAssignees(
  users: readonly { readonly id: string; readonly name: string | null }[],
  viewerId: string | null,
  typed: string,
): AssigneeChoice[] {
  const people = users.map(({ id, name }) => ({
    id,
    name: name || words.conversation.user(id),
    isViewer: id === viewerId,
  }));
  const all = [
    ...people.filter(({ isViewer }) => isViewer),
    { id: null, name: words.conversation.unassigned, isViewer: false },
    ...people.filter(({ isViewer }) => !isViewer),
  ];
  const wanted = plain(typed);
  return all.filter(({ name, isViewer }) => {
    const said = `${plain(name)}${isViewer ? ` ${plain(words.panel.selfNames)}` : ''}`;
    return said.split(' ').some((_, start, parts) => parts.slice(start).join(' ').startsWith(wanted));
  });
}

// "Yilmaz" finds "Yılmaz", "jose" finds "José".
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/ı/g, 'i').toLowerCase().trim();
}

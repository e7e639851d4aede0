/** Reads the conversation's id from a path; null for every other path. */
export function openConversation(pathname: string): string | null {
  return /^\/c\/([1-9]\d{0,15})\/?$/.exec(pathname)?.[1] ?? null;
}

export function inboxPath(id: string | null, search: string): string {
  return (id === null ? '/' : `/c/${id}`) + search;
}

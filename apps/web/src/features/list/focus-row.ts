const ATTEMPTS = 30;

/** Focuses a row of a grid. One far away is hidden until it has been measured; until then the grid holds the focus. */
export function focusRow(
  grid: HTMLElement | null,
  id: string,
  isWanted: (id: string) => boolean,
  attempts = ATTEMPTS,
): void {
  if (!grid || !isWanted(id)) return;
  // Somebody went elsewhere meanwhile.
  if (attempts < ATTEMPTS && document.activeElement !== grid) return;
  const row = grid.querySelector<HTMLElement>(`[data-conversation="${id}"]`);
  row?.focus({ preventScroll: true });
  if (row && document.activeElement === row) {
    // The list has it in sight; in a low window the list itself may not be.
    row.scrollIntoView({ block: 'nearest' });
    return;
  }
  grid.focus({ preventScroll: true });
  if (attempts > 0) requestAnimationFrame(() => focusRow(grid, id, isWanted, attempts - 1));
}

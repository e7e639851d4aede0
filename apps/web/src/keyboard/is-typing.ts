/** Whether a key press belongs to the element that has the focus: a text field, a list of choices, a dialog. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest('input, textarea, select, dialog, [role="combobox"], [role="listbox"]') !== null
  );
}

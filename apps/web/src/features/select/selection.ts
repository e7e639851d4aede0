import { canonicalIds, MAX_SELECTED } from '../../conversation-sync/view/selected-ids.ts';

/** What is selected, and the range that Shift makes longer and shorter. */
export interface Selection {
  readonly selected: readonly string[];
  readonly range: { readonly anchor: string; readonly beside: readonly string[] } | null;
}

export function selectionOf(selected: readonly string[]): Selection {
  return { selected, range: null };
}

export function toggle({ selected }: Selection, id: string): Selection {
  const beside = selected.filter((other) => other !== id);
  return {
    selected: beside.length < selected.length ? beside : limited([...selected, id]),
    range: { anchor: id, beside },
  };
}

/** Selects everything from where the range began, or from `from`, to a row; what is beside the range stays. */
export function extend(now: Selection, ids: readonly string[], from: string, to: string): Selection {
  const known = now.range !== null && ids.includes(now.range.anchor);
  const { anchor, beside } = known && now.range ? now.range : { anchor: from, beside: now.selected };
  const [start, end] = [ids.indexOf(anchor), ids.indexOf(to)];
  if (start < 0 || end < 0) return now;
  const between = ids.slice(Math.min(start, end), Math.max(start, end) + 1);
  const outwards = start <= end ? between : between.toReversed();
  return { selected: limited([...beside, ...outwards]), range: { anchor, beside } };
}

export function selectAll(now: Selection, ids: readonly string[]): Selection {
  return selectionOf(limited([...now.selected, ...ids]));
}

// What was selected first stays when it gets too much.
function limited(ids: readonly string[]): readonly string[] {
  return canonicalIds([...new Set(ids)].slice(0, MAX_SELECTED));
}

import type { UndoIntent } from '@parley/domain/status';

interface UndoEntry {
  readonly key: string;
  readonly conversationId: string;
  readonly subject: string;
  readonly undo: UndoIntent;
}

/** What is taken back by one step: one change, or all of a bulk change. */
export interface UndoStep {
  readonly id: string;
  readonly entries: readonly UndoEntry[];
}

/** Where the history of one tab is kept, so that it outlives a reload. */
export interface UndoStore {
  readonly load: () => readonly UndoStep[];
  readonly save: (steps: readonly UndoStep[]) => void;
}

/** Keeps it for as long as the page lives. */
export const pageUndoStore: UndoStore = { load: () => [], save() {} };

// Another version of the page, or an accident, may have written it.
function isStep(step: Partial<UndoStep> | null): step is UndoStep {
  return (
    typeof step?.id === 'string' &&
    Array.isArray(step.entries) &&
    step.entries.every((entry) => typeof entry?.key === 'string' && typeof entry.undo?.expected === 'object')
  );
}

/** Keeps it for as long as the tab lives, for one user. */
export function tabUndoStore(userId: string): UndoStore {
  const name = `parley.undo.${userId}`;
  let unsaved: readonly UndoStep[] | null = null;

  // Storage can be switched off or full; the history then lasts as long as the page.
  function write(): void {
    const steps = unsaved;
    unsaved = null;
    try {
      if (steps?.length === 0) sessionStorage.removeItem(name);
      else if (steps) sessionStorage.setItem(name, JSON.stringify(steps));
    } catch {
      return;
    }
  }

  return {
    load() {
      try {
        const steps: unknown = JSON.parse(sessionStorage.getItem(name) ?? '[]');
        return Array.isArray(steps) ? steps.filter(isStep) : [];
      } catch {
        return [];
      }
    },
    save(steps) {
      if (unsaved === null) {
        // Not in the way of the paint, and once for all that a bulk change brings.
        setTimeout(write);
        addEventListener('pagehide', write, { once: true });
      }
      unsaved = steps;
    },
  };
}

import type { UndoIntent } from '@parley/domain/status';
import type { UndoStep, UndoStore } from './undo-store.ts';

const MAX_STEPS = 50;
const MAX_ENTRIES = 400;

/** What can be taken back, newest last. A step is taken once. */
export function createUndoHistory(store: UndoStore) {
  let steps: readonly UndoStep[] = store.load();

  function set(next: readonly UndoStep[]): void {
    steps = next.filter(({ entries }) => entries.length > 0);
    store.save(steps);
  }

  return {
    keys: (): string[] => steps.flatMap(({ entries }) => entries.map(({ key }) => key)),
    /** Adds the newest step, or to a step that is asked for bit by bit. */
    add({ id, entries }: UndoStep): void {
      const begun = steps.find((step) => step.id === id)?.entries ?? [];
      const again = new Set(entries.map(({ conversationId }) => conversationId));
      const whole = [...begun.filter(({ conversationId }) => !again.has(conversationId)), ...entries];
      let room = MAX_ENTRIES - whole.length;
      const older = steps.filter((step) => step.id !== id).slice(1 - MAX_STEPS);
      const kept = older.toReversed().filter((step) => {
        room -= step.entries.length;
        return room >= 0;
      });
      set([...kept.toReversed(), { id, entries: whole }]);
    },
    /** Replaces the planned undo by the server's; null = there is nothing to take back. */
    settle(key: string, undo: UndoIntent | null): void {
      if (!steps.some(({ entries }) => entries.some((entry) => entry.key === key))) return;
      set(
        steps.map((step) => ({
          ...step,
          entries: step.entries.flatMap((entry) => {
            if (entry.key !== key) return [entry];
            return undo ? [{ ...entry, undo }] : [];
          }),
        })),
      );
    },
    /** The newest step, or the one with this id. */
    take(id?: string): UndoStep | undefined {
      const step = id === undefined ? steps.at(-1) : steps.find((candidate) => candidate.id === id);
      set(steps.filter((candidate) => candidate !== step));
      return step;
    },
    clear: () => set([]),
  };
}

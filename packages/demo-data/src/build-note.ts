import type { DemoRows, NoteRow } from './demo-rows.ts';
import type { Random } from './random.ts';
import type { Scenario } from './scenario.ts';
import { fillSlots, type Slots } from './slots.ts';

const ANYWAY = [
  'Hat angerufen, alles geklärt.',
  'Bitte nur noch per WhatsApp, geht nicht ans Telefon.',
  'Achtung: reagiert empfindlich, bitte freundlich bleiben 🙂',
  'Rückruf vereinbart, ab 17 Uhr.',
  'Zahlt immer bar.',
] as const;

export function addNote(
  rows: DemoRows,
  random: Random,
  about: {
    readonly conversationId: number;
    readonly scenario: Scenario;
    readonly slots: Slots;
    readonly latestAt: number;
  },
): NoteRow {
  const text = fillSlots(random.pick([...about.scenario.notes, random.pick(ANYWAY)]), about.slots);
  const at = about.latestAt + random.int(1, 50) * 1_000;
  const note: NoteRow = {
    id: rows.notes.length + 1,
    conversation_id: about.conversationId,
    text,
    created_at: new Date(at),
    updated_at: random.chance(0.3) ? new Date(at + 1_000) : null,
  };
  rows.notes.push(note);
  return note;
}

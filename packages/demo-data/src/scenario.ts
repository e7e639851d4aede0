/** Beside text: the kinds of content that a turn of the conversation can have. */
export type Attachment = 'image' | 'video' | 'voice' | 'audio' | 'document' | 'location' | 'contact';

/** One message of a scenario; `{slots}` are filled once per conversation, so that a bike stays the same bike. */
export interface Turn {
  readonly by: 'customer' | 'agent';
  /** Ways to say it; with an attachment its caption, where the kind has one. */
  readonly say: readonly [string, ...string[]];
  readonly attach?: Attachment;
  /** The turn (by index) that this one answers expressly. */
  readonly answers?: number;
}

/** A conversation as it would run to its end; the demo stops most of them somewhere before. */
export interface Scenario {
  readonly turns: readonly [Turn, ...Turn[]];
  /** What a colleague might note. */
  readonly notes: readonly string[];
}

export function customer(...say: Turn['say']): Turn {
  return { by: 'customer', say };
}

export function agent(...say: Turn['say']): Turn {
  return { by: 'agent', say };
}

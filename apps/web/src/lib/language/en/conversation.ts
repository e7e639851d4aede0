export const conversation = {
  statuses: { 'to-do': 'To do', 'in-progress': 'In progress', done: 'Done' },
  unknownStatus: 'Unknown status',
  /** What the keys 1, 2 and 3 do. */
  events: { queue: 'Back to to-do', start: 'Start', finish: 'Done' },
  channels: { WHATSAPP: 'WhatsApp', WIDGET: 'Widget', BRIDGE: 'Bridge' },
  unknownChannel: 'Unknown channel',
  unnamedCustomer: 'Unnamed customer',
  unassigned: 'Unassigned',
  you: 'you',
  user: (id: string) => `User ${id}`,
  /** A user inside of a sentence. */
  someUser: (id: string) => `user ${id}`,
  unknownUser: 'an unknown user',
  kinds: {
    photo: 'Photo',
    video: 'Video',
    voice: 'Voice message',
    audio: 'Audio',
    document: 'Document',
    location: 'Location',
    contact: 'Contact',
  },
  emptyMessage: 'Empty message',
  unknownKind: 'A message of an unknown kind',
  unknownKindOf: (kind: string) => `A message of a kind that Parley does not know (${kind})`,
  andMore: (text: string, more: string) => `${text} (+${more})`,
  now: 'now',
  /** How long units are written: 5m, 5 min, 5 minutes. */
  units: 'narrow' as 'narrow' | 'short' | 'long',
  lessThan: (time: string) => `less than ${time}`,
};

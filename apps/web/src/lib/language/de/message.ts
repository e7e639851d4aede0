import type { Messages } from '../messages.ts';

export const message: Messages['message'] = {
  none: 'Noch keine Nachrichten.',
  delivery: {
    CREATED: 'Erstellt',
    SENT: 'Gesendet',
    DELIVERED: 'Zugestellt',
    READ: 'Gelesen',
    ERROR: 'Fehlgeschlagen',
  },
  you: 'Sie',
  us: 'Wir',
  system: 'System',
  unknownSender: 'Unbekannter Absender',
  reacted: (customer) => `${customer} hat reagiert`,
  weReacted: 'Wir haben reagiert',
  reactedWith: (reaction) => `mit ${reaction}`,
  campaign: (name) => `Gesendet von der Kampagne „${name}“`,
  notDelivered: 'Diese Nachricht konnte nicht zugestellt werden.',
  fileGone: 'die Datei ist nicht mehr vorhanden',
  openElsewhere: 'Öffnen Sie sie im Messenger, um sie zu sehen.',
};

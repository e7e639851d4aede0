import type { AgentRow } from './demo-rows.ts';

/** The business's accounts; the last one lost its connection. */
export const DEMO_AGENTS: readonly AgentRow[] = [
  {
    id: 1,
    channel: 'whatsapp',
    display_id: '4977129384710',
    name: 'Rad & Reise Lindner',
    in_sync: true,
    unread_conversations_count: 0,
  },
  {
    id: 2,
    channel: 'whatsapp',
    display_id: '4977129384711',
    name: 'Lindner Werkstatt',
    in_sync: true,
    unread_conversations_count: 0,
  },
  {
    id: 3,
    channel: 'widget',
    display_id: 'www.rad-lindner.example',
    name: 'Chat auf der Website',
    in_sync: true,
    unread_conversations_count: 0,
  },
  {
    id: 4,
    channel: 'bridge',
    display_id: 'rad_lindner',
    name: 'Lindner auf Telegram',
    in_sync: true,
    unread_conversations_count: 0,
  },
  {
    id: 5,
    channel: 'whatsapp',
    display_id: '4915223567929',
    name: 'Verleih (alte Nummer)',
    in_sync: false,
    unread_conversations_count: 0,
  },
];

export const DEMO_CAMPAIGNS: readonly {
  readonly id: number;
  readonly name: string;
  readonly text: string;
}[] = [
  {
    id: 1,
    name: 'Frühjahrs-Check',
    text: 'Hallo {first}, der Frühling kommt! Jetzt Inspektion für {price} € sichern. Antworten Sie mit JA für einen Termin.',
  },
  {
    id: 2,
    name: 'Tourenprogramm',
    text: 'Unser neues Tourenprogramm ist da: „{tour}“ und vieles mehr. Lust? Einfach antworten!',
  },
  {
    id: 3,
    name: 'Winterlager Aktion ❄️',
    text: 'Hallo {first}, wohin mit dem {bike} im Winter? Bei uns steht es trocken, 8 € im Monat.',
  },
];

import type { UserRow } from './demo-rows.ts';

const AGENT_PERMISSIONS = ['conversations.read', 'conversations.update', 'notes.write'];
const DAY = 86_400_000;

/** Those who answer, and one who has left. */
export function demoUsers(now: number): UserRow[] {
  const people: readonly Pick<UserRow, 'name' | 'email' | 'roles' | 'permissions'>[] = [
    { name: 'Ana Lindner', email: 'ana.lindner@rad-lindner.example', roles: ['admin'], permissions: [] },
    {
      name: 'Jürgen Großkreutz',
      email: 'juergen@rad-lindner.example',
      roles: ['admin', 'agent'],
      permissions: [],
    },
    {
      name: 'Zoë Brändli',
      email: 'zoe@rad-lindner.example',
      roles: ['agent'],
      permissions: AGENT_PERMISSIONS,
    },
    {
      name: 'Mehmet Öztürk',
      email: 'mehmet@rad-lindner.example',
      roles: ['agent'],
      permissions: AGENT_PERMISSIONS,
    },
    {
      name: 'Maximiliane Alexandra Freifrau von Schwarzenfels-Hohenlimburg zu Unterkirnach',
      email: 'maximiliane.alexandra.von.schwarzenfels-hohenlimburg@rad-lindner.example',
      roles: ['agent'],
      permissions: AGENT_PERMISSIONS,
    },
    { name: 'Łukasz Kowalczyk', email: null, roles: ['agent'], permissions: AGENT_PERMISSIONS },
    {
      name: 'Nele',
      email: 'nele@rad-lindner.example',
      roles: ['agent'],
      permissions: ['conversations.read', 'conversations.update'],
    },
    {
      name: 'Übung Azubi',
      email: 'azubi@rad-lindner.example',
      roles: [],
      permissions: ['conversations.read'],
    },
    { name: 'Heiner Vögele', email: 'heiner@rad-lindner.example', roles: ['agent'], permissions: [] },
  ];
  return people.map((person, i) => ({
    ...person,
    id: i + 1,
    active: i + 1 < people.length,
    created_at: new Date(now - (900 - i * 60) * DAY),
    updated_at: new Date(now - (90 - i) * DAY),
  }));
}

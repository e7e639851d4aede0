import type { Random } from './random.ts';

const GREETINGS = [
  'Hallo',
  'Guten Tag',
  'Moin',
  'Servus',
  'Grüß Gott',
  'Hi',
  'Hallo zusammen',
  'Guten Morgen',
  'Hey',
  'Grüezi',
] as const;
const EMOJI = ['🙂', '😊', '👍', '🙏', '🚲', '😅', '☀️', '🤷‍♀️'] as const;

/** Makes one sentence sound like one of many people: greeting, small letters, missing full stops, emoji. */
export function inCustomersStyle(random: Random, text: string, opening: boolean): string {
  let said = text;
  if (opening && random.chance(0.8)) {
    said = `${random.pick(GREETINGS)}${random.pick([', ', ',\n', '! '])}${said}`;
  } else if (opening) {
    said = capitalized(said);
  }
  if (random.chance(0.18)) said = said.toLowerCase();
  if (random.chance(0.25)) said = said.replace(/\.$/, '');
  if (random.chance(0.15)) said = `${said} ${random.pick(EMOJI)}`;
  if (opening && random.chance(0.15))
    said = `${said}\n\n${random.pick(['Viele Grüße', 'LG', 'Danke im Voraus!', 'Mit freundlichen Grüßen'])}`;
  return said;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

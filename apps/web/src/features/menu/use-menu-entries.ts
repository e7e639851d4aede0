import { CONVERSATION_STATUSES } from '@parley/domain/status';
import { CHANNELS, channelLabel } from '../../conversation-sync/conversation/channel.ts';
import { statusName } from '../../conversation-sync/conversation/status.ts';
import { useInbox } from '../../conversation-sync/inbox-context.tsx';
import type { UpdateIntent } from '../../conversation-sync/update/pending-update.ts';
import { type InboxView, SORTS } from '../../conversation-sync/view/view.ts';
import { singleKeys } from '../../lib/keyboard/single-keys.ts';
import { chosenLanguage } from '../../lib/language/chosen-language.ts';
import { isLanguage, LANGUAGES } from '../../lib/language/languages.ts';
import { messages } from '../../lib/language/messages.ts';
import { setLocale } from '../../lib/language/set-locale.ts';
import { useNow } from '../../lib/time/clock.ts';
import { upcomingTime } from '../../lib/time/relative-time.ts';
import { intentOf } from '../keyboard/intent-of.ts';
import { KEY_HELP } from '../keyboard/key-help.ts';
import { type Command, keyOf } from '../keyboard/key-map.ts';
import type { InboxCommands, MenuChoice } from '../keyboard/use-inbox-commands.ts';
import { effectsOfMany } from '../select/effects-of-many.ts';
import { useStates } from '../select/use-states.ts';
import { signOut } from '../session/sign-out.ts';
import { snoozePresets } from '../snooze/snooze-presets.ts';
import type { MenuEntry } from './menu-entry.ts';

/** What a notice offers while it stands. */
const RESOLVING: readonly Command[] = ['mine', 'theirs', 'review'];

/** What is looked for most often comes first. */
const ON_CONVERSATIONS: ReadonlySet<Command | null> = new Set<Command>([
  'queue',
  'start',
  'finish',
  'assignee',
  'assignMe',
  'unassign',
  'snooze',
  'undo',
  ...RESOLVING,
]);

export interface MenuOptions {
  readonly choice: MenuChoice;
  readonly ids: readonly string[];
  readonly view: InboxView;
  readonly commands: InboxCommands;
  readonly onView: (view: InboxView) => void;
}

/** Everything that can be done from here. */
export function useMenuEntries({ choice, ids, view, commands, onView }: MenuOptions): readonly MenuEntry[] {
  const inbox = useInbox();
  const { users, viewer, capabilities, planContext, nameOf, toasts } = inbox;
  const states = useStates(ids);
  const now = useNow();
  const effectOf = (intent: UpdateIntent) => effectsOfMany(states, intent, planContext(), nameOf);

  const inOrder = [
    ...KEY_HELP.filter(({ command }) => ON_CONVERSATIONS.has(command)),
    ...KEY_HELP.filter(({ command }) => !ON_CONVERSATIONS.has(command)),
  ];
  const commandEntries = inOrder.flatMap(({ keys, does, command }): MenuEntry[] => {
    if (!command || command === 'menu') return [];
    if (command === 'snooze' && !capabilities.snooze) return [];
    if (command === 'moveTo' && view.layout !== 'board') return [];
    if (RESOLVING.includes(command) && !toasts.offers(keyOf(command))) return [];
    const intent = intentOf(command, viewer?.id ?? null);
    if (intent && ids.length === 0) return [];
    const effect = intent && effectOf(intent);
    const shownKeys = keys.filter((key) => key.length > 1 || singleKeys.get());
    return [{ label: messages.keys.does[does], keys: shownKeys, effect, run: () => commands.run(command) }];
  });
  const change = (label: string, intent: UpdateIntent): MenuEntry => ({
    label,
    keys: [],
    effect: effectOf(intent),
    run: () => commands.change(intent),
  });
  const plain = (label: string, run: () => void): MenuEntry => ({ label, keys: [], effect: null, run });
  const assignTo = ({ id, name }: (typeof users)[number]): MenuEntry =>
    change(messages.menu.assignTo(name || messages.conversation.user(id)), { userId: Number(id) });
  const isViewer = ({ id }: { readonly id: string }) => id === viewer?.id;
  const unassign = change(messages.keys.does.unassign, { userId: null });
  const me = users.filter(isViewer).map(assignTo);
  const others = users.filter((user) => !isViewer(user)).map(assignTo);
  const snoozes = !capabilities.snooze
    ? []
    : [
        ...snoozePresets(now).map(({ name, until }) =>
          change(messages.menu.snooze(messages.snooze.presets[name], upcomingTime(until, now)), {
            snoozeUntil: new Date(until).toISOString(),
          }),
        ),
        ...(states.some(({ snoozeUntil }) => snoozeUntil !== null)
          ? [change(messages.menu.wake, { snoozeUntil: null })]
          : []),
      ];
  if (choice === 'assignee') return [...me, unassign, ...others];
  if (choice === 'snooze') return snoozes;

  const show = (what: string, next: Partial<InboxView>): MenuEntry =>
    plain(messages.menu.show(what), () => onView({ ...view, ...next }));
  const { list, menu } = messages;
  return [
    ...commandEntries,
    ...(ids.length > 0 ? [...me, ...others, ...snoozes] : []),
    show(list.all, { status: null }),
    ...CONVERSATION_STATUSES.map((status) => show(statusName(status), { status })),
    show(list.anyone, { assignee: null }),
    show(`${list.assignedTo}: ${list.me}`, { assignee: 'me' }),
    show(messages.conversation.unassigned, { assignee: 'none' }),
    show(list.allChannels, { channel: null }),
    ...CHANNELS.map((channel) => show(channelLabel(channel, null), { channel })),
    ...SORTS.map((sort) => plain(menu.sort(list.sorts[sort]), () => onView({ ...view, sort }))),
    ...Object.entries(LANGUAGES).map(([tag, name]) => plain(menu.language(name), () => choose(tag))),
    singleKeys.get()
      ? plain(menu.keysOff, () => singleKeys.set(false))
      : plain(menu.keysOn, () => singleKeys.set(true)),
    plain(messages.app.signOut, () => void signOut(inbox)),
  ];
}

function choose(tag: string): void {
  if (!isLanguage(tag)) return;
  setLocale(tag).then(
    () => chosenLanguage.set(tag),
    () => {}, // It goes on in the language in use.
  );
}

import type { Page } from 'playwright-core';
import { graphql } from './graphql.ts';

/** How long the product may take until a change is stored; the figure bounds a hung run only. */
const LONGEST = 20_000;

interface Stored {
  readonly status: string;
  readonly user: { readonly id: string } | null;
  readonly snoozeUntil: string | null;
}

async function stored(origin: string, id: string): Promise<Stored> {
  const { data } = await graphql(
    origin,
    'query ($id: ID!) { conversation(id: $id) { status user { id } snoozeUntil } }',
    { id },
  );
  return data.conversation;
}

/** Makes a conversation what the flows begin with: to do, awake, nobody's. */
export async function layOut(origin: string, id: string): Promise<void> {
  await graphql(
    origin,
    'mutation ($input: UpdateConversationInput!) { updateConversation(input: $input) { __typename } }',
    { input: { id, status: 'TO_DO', userId: null, snoozeUntil: null } },
  );
}

export interface Flow {
  readonly name: string;
  /** What a person does. Signed in, with the list of what is to do, and the focus on a row. */
  readonly does: (page: Page, id: string) => Promise<void>;
  /** What the server has in the end; absent for what changes nothing. */
  readonly stores?: (conversation: Stored) => boolean;
}

const panel = (page: Page) => page.getByRole('region', { name: 'Conversation', exact: true });
const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Everything that people do with conversations, by keys and from what is on screen. */
export const FLOWS: readonly Flow[] = [
  {
    name: 'changes the status',
    does: (page) => press(page, '3'),
    stores: ({ status }) => status === 'DONE',
  },
  {
    name: 'takes it back',
    async does(page) {
      await press(page, '2');
      await page.getByRole('button', { name: /^Undo/ }).waitFor();
      await press(page, 'z');
    },
    stores: ({ status, user }) => status === 'TO_DO' && user === null,
  },
  {
    name: 'assigns somebody',
    async does(page) {
      await press(page, 'a');
      await page.getByRole('listbox').getByRole('option').nth(1).waitFor();
      await page.keyboard.type('Ana');
      await page.getByRole('option', { name: /^Ana/ }).first().waitFor();
      await press(page, 'Enter');
    },
    stores: ({ user }) => user?.id === '1',
  },
  {
    name: 'snoozes',
    async does(page) {
      await press(page, 's');
      const choices = page.getByRole('group', { name: 'Snooze until' });
      await choices.getByRole('button', { name: /^Tomorrow/ }).press('Enter');
    },
    stores: ({ snoozeUntil }) => snoozeUntil !== null,
  },
  {
    name: 'opens the conversation and its history',
    async does(page) {
      await press(page, 'Enter');
      await panel(page)
        .getByRole('button', { name: /Show what changed/ })
        .press('Enter');
      await panel(page).getByRole('listitem').filter({ hasText: '→' }).first().waitFor();
      await press(page, 'Escape');
    },
  },
  {
    name: 'selects two and starts them',
    async does(page, id) {
      await press(page, 'x', 'j', 'x');
      await page.getByText('2 selected').waitFor();
      await press(page, '3');
      await page.locator(`[data-conversation="${id}"]`).getByText('Done').waitFor({ state: 'attached' });
    },
    stores: ({ status }) => status === 'DONE',
  },
  {
    name: 'filters and searches',
    async does(page) {
      await page.getByRole('link', { name: /^Done/ }).press('Enter');
      await page.waitForURL(/status=done/);
      await page.locator('[role=grid][aria-busy=false]').waitFor();
      await press(page, '/');
      await page.keyboard.type('no such customer');
      await page.getByText('Nothing matches').waitFor();
    },
  },
  {
    name: 'works on the board',
    async does(page, id) {
      await press(page, 'b');
      const card = page.locator(`[data-conversation="${id}"]`);
      await page.getByRole('region', { name: /^In progress/ }).waitFor({ state: 'attached' });
      await card.focus();
      await press(page, '2');
      await page
        .getByRole('region', { name: /^In progress/ })
        .locator(card)
        .waitFor({ state: 'attached' });
    },
    stores: ({ status }) => status === 'IN_PROGRESS',
  },
  {
    name: 'asks for help, the menu and the settings',
    async does(page) {
      await press(page, '?');
      await page.getByRole('dialog').waitFor();
      await press(page, 'Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await press(page, 'Control+k');
      await page.getByRole('dialog').getByRole('option').first().waitFor();
      await press(page, 'Escape');
      await page.getByRole('button', { name: 'Settings' }).press('Enter');
      await page.getByRole('combobox', { name: 'Language' }).waitFor();
    },
  },
  {
    name: 'signs out',
    async does(page) {
      page.once('dialog', (dialog) => void dialog.accept());
      await page.getByRole('button', { name: 'Sign out' }).press('Enter');
      await page.getByLabel('Access token').waitFor();
    },
  },
];

/** Waits until the server has what the flow asked for; throws with what it has instead. */
export async function awaitStored({ stores }: Flow, origin: string, id: string): Promise<void> {
  if (!stores) return;
  const end = Date.now() + LONGEST;
  for (;;) {
    const conversation = await stored(origin, id);
    if (stores(conversation)) return;
    if (Date.now() > end) throw new Error(`The server has ${JSON.stringify(conversation)}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

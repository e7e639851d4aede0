import type { BrowserContext, Page, Route } from 'playwright-core';
import { EVERY_CONTENT } from './every-content.ts';
import { graphql } from './graphql.ts';

/** A visit whose requests can be answered otherwise than by the gateway. */
export interface Stage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly origin: string;
  /** By operation; every other one goes to the gateway. */
  answers: Record<string, (route: Route) => Promise<void>>;
}

/** A state of the inbox and how to get there from the one before it. Nothing here reads a word: they come in every language. */
export interface State {
  readonly name: string;
  readonly reach: (stage: Stage) => Promise<void>;
}

const never = () => new Promise<void>(() => {});
const broken = (route: Route) => route.abort('connectionreset');
const refused = (code: string) => (route: Route) =>
  route.fulfill({ json: { data: null, errors: [{ message: code, extensions: { code } }] } });
const edited =
  // biome-ignore lint/suspicious/noExplicitAny: an answer is as free as the query that asks for it
  (edit: (data: any) => void) => async (route: Route) => {
    const response = await route.fetch();
    const json = await response.json();
    edit(json.data);
    await route.fulfill({ response, json });
  };

const rows = (page: Page) => page.locator('[data-conversation]');
const banner = (page: Page) => page.locator('main [role="status"] > p').first();
const panel = (page: Page) => page.locator('[data-panel]');

/** Goes to a place with only these operations answered otherwise. */
async function visit(stage: Stage, path: string, answers: Stage['answers'] = {}): Promise<void> {
  stage.answers = answers;
  await stage.page.goto(stage.origin + path);
}

async function openFirst({ page }: Stage): Promise<void> {
  // Its row is read before: what comes later would take the place of what the panel was told.
  await rows(page).nth(1).locator('a').waitFor();
  await rows(page).nth(1).click();
  await panel(page).locator('article').waitFor();
}

export const SIGN_IN_STATES: readonly State[] = [
  { name: 'signing in', reach: ({ page }) => page.locator('main li button').first().waitFor() },
  {
    name: 'signing in with a wrong token',
    async reach({ page }) {
      await page.locator('#token').fill('wrong');
      await page.locator('#token').press('Enter');
      await page.locator('[role="alert"]', { hasText: /./ }).waitFor();
    },
  },
];

export const STATES: readonly State[] = [
  {
    name: 'loading',
    async reach(stage) {
      await visit(stage, '/', { ConversationIndex: never });
      await stage.page.locator('main p[role="status"]').first().waitFor({ state: 'attached' });
    },
  },
  {
    name: 'loading slowly',
    reach: ({ page }) => page.locator('main p[role="status"]:not(.visually-hidden)').waitFor(),
  },
  {
    name: 'an error without data',
    async reach(stage) {
      await visit(stage, '/', { ConversationIndex: broken });
      await stage.page.locator('main p', { hasText: /\./ }).first().waitFor();
    },
  },
  {
    name: 'forbidden',
    async reach(stage) {
      await visit(stage, '/', { ConversationIndex: refused('FORBIDDEN') });
      await stage.page.locator('main p', { hasText: /\./ }).first().waitFor();
    },
  },
  {
    name: 'not started',
    async reach(stage) {
      await visit(stage, '/', { Viewer: broken });
      await stage.page.locator('main button').first().waitFor();
    },
  },
  {
    name: 'empty',
    async reach(stage) {
      const none = { __typename: 'StatusCounts', toDo: 0, inProgress: 0, done: 0 };
      await visit(stage, '/', {
        ConversationIndex: edited(({ conversationIndex }) =>
          Object.assign(conversationIndex, { ids: [], total: 0, counts: none }),
        ),
      });
      await stage.page.locator('main p', { hasText: /\./ }).first().waitFor();
    },
  },
  {
    name: 'filtered empty',
    async reach(stage) {
      await visit(stage, '/?status=in-progress&channel=whatsapp&assignee=me&q=zzzzzzzz&sort=closing-soon');
      await stage.page.locator('main p', { hasText: /\./ }).first().waitFor();
    },
  },
  {
    name: 'reconnecting',
    async reach(stage) {
      await visit(stage, '/', { ConversationChanged: broken });
      await banner(stage.page).waitFor();
    },
  },
  {
    name: 'a conversation that is not there',
    async reach(stage) {
      await visit(stage, '/c/999999999');
      await panel(stage.page).locator('svg').nth(2).waitFor();
    },
  },
  {
    name: 'the board',
    async reach(stage) {
      await visit(stage, '/?view=board');
      await rows(stage.page).locator('a').nth(3).waitFor();
    },
  },
  {
    name: 'the menu of a card on the board',
    async reach({ page }) {
      await rows(page).first().focus();
      await page.keyboard.press('v');
      await page.locator('[role="menu"] button').first().waitFor();
    },
  },
  {
    name: 'the list',
    async reach(stage) {
      await visit(stage, '/');
      await rows(stage.page).nth(3).locator('a').waitFor();
    },
  },
  {
    name: 'the settings',
    async reach({ page }) {
      await page.locator('[popovertarget="settings"]').click();
      await page.locator('#settings select').last().waitFor();
    },
  },
  {
    name: 'an error with old data',
    async reach(stage) {
      await stage.page.keyboard.press('Escape');
      stage.answers = { ConversationIndex: broken };
      await stage.page.evaluate(() => window.dispatchEvent(new Event('online')));
      await banner(stage.page).waitFor();
    },
  },
  {
    name: 'every kind of content, and the history',
    async reach(stage) {
      const { page } = stage;
      const contents = edited(({ conversation }) => {
        conversation.latestMessage.contents = EVERY_CONTENT;
        conversation.latestMessage.customerReaction = '👍';
        conversation.latestNote ??= {
          __typename: 'Note',
          id: '1',
          text: 'Ruft zurück',
          createdAt: null,
          updatedAt: null,
        };
      });
      await visit(stage, '/?status=in-progress', { Conversation: contents });
      await openFirst(stage);
      await panel(page).getByText('sticker').waitFor();
      await panel(page).locator('section button[aria-expanded]').click();
      await panel(page).locator('ol li').first().waitFor();
    },
  },
  {
    name: 'snoozing',
    async reach({ page }) {
      await page.keyboard.press('s');
      await page.locator('input[type="datetime-local"]').fill('2020-01-01T09:00');
      await page.locator('input[type="datetime-local"]').press('Enter');
      await page.locator('#snooze-wrong', { hasText: /./ }).waitFor();
    },
  },
  {
    name: 'choosing an assignee',
    async reach({ page }) {
      await page.keyboard.press('Escape');
      await panel(page).locator('h2').focus();
      await page.keyboard.press('a');
      await page.locator('[role="option"]').nth(2).waitFor();
    },
  },
  {
    name: 'a change, and how to take it back',
    async reach(stage) {
      const { page } = stage;
      await page.keyboard.press('Escape');
      await visit(stage, '/?status=to-do&assignee=none');
      await openFirst(stage);
      await page.keyboard.press('2');
      // A toast waits while it has the focus.
      await page.locator('[data-tone="good"] button').first().focus();
    },
  },
  {
    name: 'offline, with a change that waits',
    async reach({ page, context }) {
      await context.setOffline(true);
      await panel(page).locator('h2').focus();
      await page.keyboard.press('3');
      await banner(page).waitFor();
      await page.locator('header [role="status"] button').waitFor();
    },
  },
  {
    name: 'a conflict',
    async reach({ page, context, origin }) {
      const id = new URL(page.url()).pathname.split('/').at(-1);
      await graphql(
        origin,
        'mutation ($input: UpdateConversationInput!) { updateConversation(input: $input) { __typename } }',
        { input: { id, status: 'TO_DO', userId: '3' } },
        'demo-2',
      );
      await context.setOffline(false);
      await page.locator('[data-tone="bad"] strong').waitFor();
    },
  },
  {
    name: 'the keys',
    async reach({ page }) {
      await page.keyboard.press('t');
      await page.locator('[data-tone="bad"] strong').waitFor({ state: 'detached' });
      await panel(page).locator('h2').focus();
      await page.keyboard.press('?');
      await page.locator('dialog[open]').waitFor();
    },
  },
  {
    name: 'every command',
    async reach({ page }) {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await page.locator('dialog[open] [role="option"]').first().waitFor();
    },
  },
  {
    name: 'several selected',
    async reach(stage) {
      await stage.page.keyboard.press('Escape');
      await visit(stage, '/');
      await rows(stage.page).nth(3).locator('a').waitFor();
      await rows(stage.page).nth(1).focus();
      for (const key of ['x', 'j', 'x', 'j', 'x']) await stage.page.keyboard.press(key);
      await stage.page.locator('section [aria-describedby]').first().waitFor();
    },
  },
  {
    name: 'the board',
    async reach(stage) {
      await visit(stage, '/?view=board');
      await rows(stage.page).nth(3).locator('a').waitFor();
    },
  },
  {
    name: 'moving a card',
    async reach({ page }) {
      await page.locator('[aria-haspopup="menu"]').first().click();
      await page.locator('[role="menuitemradio"]').first().waitFor();
    },
  },
];

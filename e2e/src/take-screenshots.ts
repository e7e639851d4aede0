// Takes the pictures of the documentation from the running product: pnpm --filter @parley/e2e screenshots
import { fileURLToPath } from 'node:url';
import { openBrowser } from './browser.ts';
import { graphql } from './graphql.ts';
import { startParley } from './parley.ts';

const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));

const SHOTS = [
  { name: 'inbox', colorScheme: 'light', width: 1440, height: 900 },
  { name: 'inbox-dark', colorScheme: 'dark', width: 1440, height: 900 },
  { name: 'inbox-narrow', colorScheme: 'light', width: 360, height: 740 },
] as const;

const parley = await startParley({ DEMO_CONVERSATIONS: '2000' });
const browser = await openBrowser();
try {
  // A conversation that has something to show in every part of the panel.
  const { data } = await graphql(
    parley.origin,
    `{ conversations(first: 100, filter: { status: [IN_PROGRESS] }) { nodes {
      id latestNote { text } customer { profile { email } } latestMessage { reference { id } }
    } } }`,
  );
  interface Node {
    id: string;
    latestNote?: object;
    latestMessage?: { reference?: object };
    customer?: { profile?: { email?: string } };
  }
  const shown = ({ latestNote, latestMessage, customer }: Node) =>
    Number(!!latestNote) * 4 + Number(!!customer?.profile?.email) * 2 + Number(!!latestMessage?.reference);
  const [rich] = (data.conversations.nodes as Node[]).toSorted((a, b) => shown(b) - shown(a));

  // Something to tell in its history.
  for (const status of ['DONE', 'IN_PROGRESS']) await change(rich?.id, status);

  for (const { name, colorScheme, width, height } of SHOTS) {
    const context = await browser.newContext({ colorScheme, viewport: { width, height } });
    const page = await context.newPage();
    await page.goto(parley.origin);
    const demoUser = page.getByRole('button', { name: 'Ana Lindner' });
    await demoUser.waitFor();
    if (name === 'inbox') await page.screenshot({ path: `${folder}sign-in.png` });
    await demoUser.click();
    await page.getByRole('grid', { name: 'Conversations' }).getByRole('row').nth(3).waitFor();
    await page.waitForTimeout(1_000);
    if (width < 800) await page.screenshot({ path: `${folder}${name}-list.png` });
    await page.goto(`${parley.origin}/?view=board`);
    await page.locator('[data-conversation] a').nth(3).waitFor();
    await page.waitForTimeout(1_000);
    await page.screenshot({ path: `${folder}${name.replace('inbox', 'board')}.png` });
    await page.goto(`${parley.origin}/c/${rich?.id}?status=in-progress`);
    await page.getByText('Reply window', { exact: true }).waitFor();
    await page.waitForTimeout(1_000);
    await page.screenshot({ path: `${folder}${name}.png` });
    await page.getByRole('button', { name: 'Show what changed' }).click();
    await page.getByText('→').first().waitFor();
    await page.keyboard.press('s');
    await page.getByLabel('Exact time').waitFor();
    await page.screenshot({ path: `${folder}${name.replace('inbox', 'panel')}.png` });
    if (name === 'inbox') {
      await context.setOffline(true);
      await page.getByText(/you are offline/i).waitFor();
      await page.screenshot({ path: `${folder}offline.png` });
      await page.keyboard.press('Escape');
      await page.keyboard.press('3');
      await change(rich?.id, 'TO_DO');
      await context.setOffline(false);
      await page.getByText('Somebody else was faster').waitFor();
      await page.waitForTimeout(500);
      await page.screenshot({ path: `${folder}conflict.png` });
      await page.keyboard.press('t');
      await page.getByText('Somebody else was faster').waitFor({ state: 'detached' });
    }
    await page.goto(`${parley.origin}/?status=to-do`);
    await page.getByRole('row').nth(3).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    for (const _ of [1, 2]) await page.keyboard.press('Shift+J');
    await page.getByText('3 selected').waitFor();
    await page.screenshot({ path: `${folder}${name.replace('inbox', 'selection')}.png` });
    await page.keyboard.press('Control+K');
    await page.getByRole('dialog').waitFor();
    await page.waitForTimeout(300);
    await page.screenshot({ path: `${folder}${name.replace('inbox', 'commands')}.png` });
    await context.close();
  }

  for (const language of ['de', 'ar']) {
    const context = await browser.newContext({ locale: language, viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(parley.origin);
    await page.getByRole('button', { name: 'Ana Lindner' }).click();
    await page.goto(`${parley.origin}/c/${rich?.id}`);
    await page.locator('[data-conversation]').nth(3).waitFor();
    await page.waitForTimeout(1_000);
    await page.screenshot({ path: `${folder}inbox-${language}.png` });
    await context.close();
  }
} finally {
  await browser.close();
  await parley.stop();
}

/** As somebody else. */
async function change(id: string | undefined, status: string): Promise<void> {
  await graphql(
    parley.origin,
    'mutation ($input: UpdateConversationInput!) { updateConversation(input: $input) { __typename } }',
    { input: { id, status } },
    'demo-2',
  );
}

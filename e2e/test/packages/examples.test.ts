import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@parley/testing/free-port';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, openBrowser } from '../../src/browser.ts';
import { type InstalledExample, installExample } from '../../src/packages/example.ts';
import { pack } from '../../src/packages/pack.ts';
import { reset, see, update } from '../../src/proof/conversations.ts';
import { engines } from '../../src/proof/engines.ts';
import { type ApiProcess, type GatewayProcess, startApi, startGateway } from '../../src/proof/stack.ts';

let api: ApiProcess;
let gateway: GatewayProcess;
let folder: string;
let tarball: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-examples-'));
  tarball = await pack('graphql-schema', folder);
  api = await startApi(engines[0]);
  gateway = await startGateway(api.url);
});
afterAll(async () => {
  await gateway?.close();
  await api?.close();
  rmSync(folder, { recursive: true });
});

test('the packed schema is what publint asks of a package', async () => {
  const { messages } = await publint({
    pack: { tarball: new Uint8Array(readFileSync(tarball)).buffer },
    strict: true,
  });
  expect(messages).toEqual([]);
});

describe('a script of another team, with the packed schema', () => {
  let script: InstalledExample;
  beforeAll(async () => {
    script = await installExample(folder, 'assign-from-a-script', tarball);
    await script.run('generate');
  });

  const assign = (...args: string[]) =>
    script.run('assign', args, { PARLEY_URL: gateway.origin, PARLEY_TOKEN: 'demo-1' });

  test('has the right types, and a wrong input has not', async () => {
    await script.run('typecheck');
    const path = join(script.folder, 'assign.ts');
    const right = readFileSync(path, 'utf8');
    const wrong = right.replace('update({ id, userId })', "update({ id, status: 'done' })");
    expect(wrong).not.toBe(right);
    writeFileSync(path, wrong);
    await expect(script.run('typecheck')).rejects.toMatchObject({
      stdout: expect.stringContaining('"done"'),
    });
    writeFileSync(path, right);
  });

  test('assigns a conversation', async () => {
    await reset(gateway.origin, '1', { status: 'TO_DO', userId: null });
    expect(await assign('1', '2')).toBe('Conversation 1 now has user 2 and is TO_DO.\n');
    expect(await see(gateway.origin, '1')).toMatchObject({ user: { id: '2' } });
    expect(await assign('1', '2')).toBe('Conversation 1 already had user 2 and is TO_DO.\n');
  });

  test('takes back what it did, with what was done along with it', async () => {
    await reset(gateway.origin, '2', { status: 'TO_DO', userId: null });
    expect(await assign('2', '3', '--undo')).toBe(
      'Conversation 2 now has user 3 and is TO_DO.\nConversation 2 now has user none and is TO_DO.\n',
    );
    expect(await see(gateway.origin, '2')).toMatchObject({ status: 'TO_DO', user: null });
  });

  test('says why it could not, and ends with a failure', async () => {
    await expect(assign('999999', '2')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^CONVERSATION_NOT_FOUND: .+\.\n/),
    });
  });
});

describe.skipIf(!chromiumPath)('a React button of another team, with the packed schema', () => {
  let origin: string;
  let preview: ChildProcess;
  beforeAll(async () => {
    const app = await installExample(folder, 'react-button', tarball);
    await app.run('generate');
    await app.run('typecheck');
    await app.run('build');
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    const vite = join(app.folder, 'node_modules/vite/bin/vite.js');
    preview = spawn(process.execPath, [vite, 'preview', '--host', '127.0.0.1', '--port', String(port)], {
      cwd: app.folder,
      env: { ...process.env, PARLEY_URL: gateway.origin },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (preview.stdout) await once(preview.stdout, 'data');
  });
  afterAll(() => {
    preview?.kill();
  });

  test('finishes what is shown, and overwrites nothing that is not', async () => {
    await reset(gateway.origin, '3', { status: 'TO_DO', userId: null });
    await using browser = await openBrowser();
    const page = await browser.newPage();
    page.on('dialog', (dialog) => dialog.accept('demo-1'));
    await page.goto(`${origin}/?conversation=3`);
    await page.getByText('TO_DO, nobody').waitFor();

    await update(gateway.origin, { id: '3', status: 'IN_PROGRESS', userId: '2' });
    await page.getByRole('button', { name: 'Done' }).click();
    expect(await page.getByRole('alert').textContent()).toMatch(/changed/);
    expect(await see(gateway.origin, '3')).toMatchObject({ status: 'IN_PROGRESS', user: { id: '2' } });

    await page.getByText(/^IN_PROGRESS,/).waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByText(/^DONE,/).waitFor();
    expect(await see(gateway.origin, '3')).toMatchObject({ status: 'DONE', user: { id: '2' } });
  });
});

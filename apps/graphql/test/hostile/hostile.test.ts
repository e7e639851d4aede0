import { afterAll, describe, expect, it } from 'vitest';
import { gatewayOf } from '../ask.ts';
import { manifestFolder } from '../documents/manifests.ts';
import { startPageOnlyUpstream } from '../doubles/page-only-upstream.ts';
import { HOSTILE, KNOWN_DOCUMENT } from './cases.ts';
import { send } from './send.ts';

const known = manifestFolder(KNOWN_DOCUMENT);
afterAll(known.remove);

describe('refused with a code, and no fault:', () => {
  it.each(HOSTILE.map((hostile) => [hostile.name, hostile] as const))('%s', async (_name, hostile) => {
    const upstream = await startPageOnlyUpstream({ conversations: [{ id: 7, status: 'to-do' }] });
    const gateway = gatewayOf(upstream, { documentsDir: known.folder, port: 0 });
    const { status, text } = await send(await gateway.listen(), hostile);
    expect([status, codeIn(text)]).toEqual([hostile.status, hostile.code]);
    expect(text).not.toMatch(/did you mean|node_modules|\n\s+at /i);
    expect(upstream.received.filter(({ body }) => JSON.stringify(body) === '{"status":"done"}')).toEqual([]);
  });
});

function codeIn(text: string): unknown {
  const { errors, data } = JSON.parse(text);
  return errors?.[0].extensions.code ?? data?.updateConversation.code;
}

import { describe, expect, it } from 'vitest';
import { gatewayOf, updateKeyed } from './ask.ts';
import { ALL_EXTENSIONS, startVersionedUpstream } from './doubles/versioned-upstream.ts';

async function start() {
  const conversations = [{ id: 7, status: 'to-do' }];
  return gatewayOf(await startVersionedUpstream({ conversations, extensions: ALL_EXTENSIONS }));
}

describe('who did it', () => {
  it('is the viewer for what was asked, and nobody for what follows from it', async () => {
    const gateway = await start();
    const result = await updateKeyed(gateway, { id: '7', status: 'IN_PROGRESS' }, 'u5');
    expect(result.changes).toEqual([
      {
        field: 'STATUS',
        from: 'TO_DO',
        to: 'IN_PROGRESS',
        cause: 'EXPLICIT',
        actor: { id: '5', name: 'Grace' },
      },
      { field: 'USER_ID', from: null, to: '5', cause: 'POLICY', actor: null },
    ]);
  });

  it('is nobody where a program asked', async () => {
    const gateway = await start();
    const result = await updateKeyed(gateway, { id: '7', status: 'DONE' }, 'machine');
    expect(result.changes).toMatchObject([{ cause: 'EXPLICIT', actor: null }]);
  });
});

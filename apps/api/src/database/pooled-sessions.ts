import type { Send } from './send-statement.ts';

/**
 * Runs every statement in a transaction that begins with our settings, since a pooler shares sessions between clients
 * from one transaction to the next.
 */
export function wrapInTransactions(begin: () => string, send: Send): Send {
  let open = false;
  const start = async () => {
    try {
      const begun = await send(begin(), []);
      open = true;
      return begun;
    } catch (error) {
      // The transaction has begun, and a setting was refused.
      await send('rollback', []).catch(() => {});
      throw error;
    }
  };
  return async (text, values) => {
    if (text === 'begin') return start();
    if (text === 'commit' || text === 'rollback') open = false;
    if (open || text === 'rollback') return send(text, values);
    await start();
    open = false;
    try {
      const result = await send(text, values);
      await send('commit', []);
      return result;
    } catch (error) {
      await send('rollback', []).catch(() => {});
      throw error;
    }
  };
}

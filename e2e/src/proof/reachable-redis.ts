import { connect } from 'node:net';

const ADDRESS = process.env.REDIS_URL || 'redis://127.0.0.1:6379';

/** The address of a Redis that proofs may use; `null` = there is none, and one line says so. */
export async function reachableRedis(): Promise<string | null> {
  const { hostname, port } = new URL(ADDRESS);
  const socket = connect(Number(port || 6379), hostname);
  const isReached = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  });
  socket.destroy();
  if (!isReached)
    console.log('gateways share no Redis in these proofs (none at REDIS_URL or 127.0.0.1:6379)');
  return isReached ? ADDRESS : null;
}

import type { GatewaySettings } from '../../src/index.ts';
import { gatewayOf } from '../ask.ts';
import { bearer } from '../canary/canary.ts';
import { startFileUpstream } from './file-upstream.ts';

/** A gateway that listens, before an API with such contents and such a file. */
export async function startMedia(
  [contents, sendFile]: Parameters<typeof startFileUpstream>,
  settings: Partial<GatewaySettings> = {},
) {
  const upstream = await startFileUpstream(contents, sendFile);
  const gateway = gatewayOf(upstream, { port: 0, ...settings });
  const origin = await gateway.listen();

  function get(path = '/media/7/20/0', { token = 'u1', headers = {}, ...init }: GetOptions = {}) {
    const authorization = token === null ? {} : { authorization: bearer(token) };
    return fetch(origin + path, { ...init, headers: { ...authorization, ...headers } });
  }
  const fileCalls = () => upstream.received.filter(({ path }) => path.startsWith('/files'));
  return { gateway, get, fileCalls };
}

interface GetOptions extends Omit<RequestInit, 'headers'> {
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

export async function codeOf(response: Response): Promise<[number, string]> {
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  return [response.status, String(errors[0]?.extensions.code)];
}

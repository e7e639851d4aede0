import { type Received, sendJson, sendProblem, startUpstream } from './upstream-double.ts';

interface Foreign {
  /** The header of an answer, of a version; `null` = none. */
  readonly etag: (version: number, method: string) => string | null;
  /** Whether conversations have the property. */
  readonly property?: boolean;
  readonly ifMatch?: (header: string, version: number) => boolean;
}

/** An API that announces versions, and what comes of them on their way to the gateway. */
export async function startForeignVersions({
  etag,
  property = false,
  ifMatch = (header, now) => header === `"${now}"`,
}: Foreign) {
  const row = { status: 'to-do', userId: null as number | null, version: 1 };
  let underWay = 0;
  let most = 0;
  const answer = ({ method }: Received, response: Parameters<typeof sendJson>[0]) => {
    const { status, userId, version } = row;
    const body = {
      id: 7,
      status,
      user: userId && { id: userId },
      ...(property && { version: String(version) }),
    };
    const header = etag(version, method);
    sendJson(response, 200, body, header === null ? {} : { etag: header });
  };
  const upstream = await startUpstream(async (received, response) => {
    if (received.path === '/')
      return sendJson(response, 200, { name: 'parley-api', extensions: ['etag', 'read'] });
    if (received.method !== 'PATCH') return answer(received, response);
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise((resolve) => setTimeout(resolve, 5));
    underWay -= 1;
    const wanted = received.headers['if-match'];
    if (wanted !== undefined && !ifMatch(wanted, row.version))
      return sendProblem(response, 412, 'precondition-failed');
    const { status = row.status, user_id = row.userId } = received.body as {
      status?: string;
      user_id?: number;
    };
    Object.assign(row, { status, userId: user_id, version: row.version + 1 });
    return answer(received, response);
  });
  return { ...upstream, row, most: () => most };
}

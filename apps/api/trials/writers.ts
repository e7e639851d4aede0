const CONVERSATIONS = [1, 2, 3, 4, 5] as const;
const STATUSES = ['to-do', 'in-progress', 'done'] as const;
const SIGNED_IN = { authorization: 'Bearer demo-1' };

/** The newest answer 200 to each conversation, and how many there were. */
export interface Acknowledged {
  count: number;
  readonly newest: Map<
    number,
    { readonly version: number; readonly status: string; readonly userId: number | null }
  >;
}

interface Written {
  readonly status: string;
  readonly user?: { readonly id: number } | null;
}

/** One writer for each conversation, each update different from the one before; they end when the api does. */
export function startWriters(
  baseUrl: string,
  acknowledged: Acknowledged,
): { readonly ended: Promise<unknown> } {
  const write = async (id: number) => {
    for (let i = 0; ; i++) {
      const body = JSON.stringify({ status: STATUSES[i % 3], user_id: 1 + (i % 2) });
      const answer = await fetch(`${baseUrl}/conversations/${id}`, {
        method: 'PATCH',
        headers: { ...SIGNED_IN, 'content-type': 'application/json' },
        body,
        signal: AbortSignal.timeout(30_000),
      });
      const { status, user } = (await answer.json()) as Written;
      if (answer.status !== 200) return;
      acknowledged.count++;
      acknowledged.newest.set(id, { version: versionOf(answer), status, userId: user?.id ?? null });
    }
  };
  return { ended: Promise.allSettled(CONVERSATIONS.map(write)) };
}

/** What is wrong with the database that was opened again; empty = every acknowledged update is there, and whole. */
export async function findDamage(baseUrl: string, acknowledged: Acknowledged): Promise<string[]> {
  const damage: string[] = [];
  for (const id of CONVERSATIONS) {
    const answer = await fetch(`${baseUrl}/conversations/${id}`, { headers: SIGNED_IN });
    if (answer.status !== 200) {
      damage.push(`lost: conversation ${id} answers ${answer.status}`);
      continue;
    }
    const { status, user } = (await answer.json()) as Written;
    const version = versionOf(answer);
    const values: Record<string, unknown> = { status, user_id: user?.id ?? null };
    const newest = acknowledged.newest.get(id);
    if (newest && version < newest.version) {
      damage.push(`lost: conversation ${id} has version ${version}, acknowledged was ${newest.version}`);
    } else if (
      newest?.version === version &&
      (newest.status !== status || newest.userId !== values.user_id)
    ) {
      damage.push(`torn: conversation ${id} has other values than were acknowledged`);
    }
    damage.push(...(await findTorn(baseUrl, id, version, values)));
  }
  return damage;
}

interface Change {
  readonly version: string;
  readonly field: string;
  readonly to: unknown;
}

/** The newest page of the history must end in the values of the row, and have no version left out. */
async function findTorn(baseUrl: string, id: number, version: number, values: Record<string, unknown>) {
  const answer = await fetch(`${baseUrl}/conversations/${id}/history?limit=100`, { headers: SIGNED_IN });
  const { data } = (await answer.json()) as { data: Change[] };
  const versions = [...new Set(data.map((change) => Number(change.version)))];
  const torn: string[] = [];
  if (versions.length > 0 && versions[0] !== version)
    torn.push(`torn: the history of ${id} ends at ${versions[0]}, not ${version}`);
  if (versions.some((one, i) => i > 0 && one !== Number(versions[i - 1]) - 1))
    torn.push(`torn: the history of ${id} has a gap`);
  for (const [field, value] of Object.entries(values)) {
    const latest = data.find((change) => change.field === field);
    if (latest && latest.to !== value)
      torn.push(`torn: ${field} of ${id} is ${value}, its history says ${latest.to}`);
  }
  return torn;
}

function versionOf(answer: Response): number {
  return Number(answer.headers.get('etag')?.replaceAll('"', ''));
}

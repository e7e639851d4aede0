import { request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { runProcess } from '../src/run-process.ts';
import { type Measured, printTable } from './measure/latency-table.ts';
import { startProcesses } from './measure/start-processes.ts';

interface Answer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  /** Milliseconds from when it should have been sent: a caller that waits its turn waits too. */
  readonly took: number;
  readonly conversation: number;
  readonly version: number;
}

const CONVERSATIONS = 200;
const SECONDS = 20;
const PROCESSES = 2;

/**
 * Finds how many updates a second some api processes on one PostgreSQL database carry out together, asks three times as
 * many of them, and says what became of them. Sends at fixed times whatever comes back, as many callers do.
 * CONVERSATIONS_API_URL: addresses of processes that run already, separated by commas; absent = own ones.
 */
runProcess(async () => {
  const option = (fallback: number) => ({ type: 'string', default: String(fallback) }) as const;
  const { values } = parseArgs({ options: { seconds: option(SECONDS), processes: option(PROCESSES) } });
  const running = process.env.CONVERSATIONS_API_URL?.split(',');
  const subject = running
    ? { urls: running, stop: () => Promise.resolve() }
    : await startProcesses(Number(values.processes));
  try {
    await measure(subject.urls, Number(values.seconds));
  } finally {
    await subject.stop();
  }
});

async function measure(urls: readonly string[], seconds: number): Promise<void> {
  const highest = new Map<number, number>();
  let sent = 0;

  const update = async (due: number): Promise<Answer> => {
    sent += 1;
    const conversation = 1 + (sent % CONVERSATIONS);
    const answer = await patch(`${urls[sent % urls.length]}/conversations/${conversation}`, {
      user_id: 1 + (Math.floor(sent / CONVERSATIONS) % 3),
    });
    const version = answer.status === 200 ? Number(JSON.parse(answer.text).version) : 0;
    highest.set(conversation, Math.max(version, highest.get(conversation) ?? 0));
    return { ...answer, took: performance.now() - due, conversation, version };
  };

  /** As many a second as asked for, evenly. */
  const openLoop = async (perSecond: number, forSeconds: number): Promise<Answer[]> => {
    const answers: Promise<Answer>[] = [];
    const began = performance.now();
    for (let i = 0; i < perSecond * forSeconds; i++) {
      const due = began + (i * 1_000) / perSecond;
      if (due > performance.now()) await delay(due - performance.now());
      answers.push(update(due));
    }
    return Promise.all(answers);
  };

  const callers = 16 * urls.length;
  console.log(`overload: ${urls.length} processes, looking for their capacity …`);
  const capacity = await closedLoop(update, callers, 10);
  console.log(`capacity: ${capacity} updates a second, with ${callers} callers`);
  console.log('overload: half of it for 5 seconds …');
  const calm = await openLoop(Math.round(capacity / 2), 5);
  console.log(`overload: three times of it for ${seconds} seconds …`);
  const stress = await openLoop(capacity * 3, seconds);
  const stressed = performance.now();
  let recovered = Number.NaN;
  while (Number.isNaN(recovered) && performance.now() - stressed < 30_000) {
    const after = await openLoop(Math.round(capacity / 4), 1);
    if (after.every(({ status }) => status === 200)) recovered = performance.now() - stressed;
  }
  const isAccepted = ({ status }: Answer): boolean => status === 200;
  const rows: Measured[] = [
    { what: 'at half of it, accepted', times: calm.filter(isAccepted).map(({ took }) => took) },
    { what: 'at three times, accepted', times: stress.filter(isAccepted).map(({ took }) => took) },
    {
      what: 'at three times, refused',
      times: stress.filter((one) => !isAccepted(one)).map(({ took }) => took),
    },
  ];
  printTable(rows);
  for (const status of new Set(stress.map((answer) => answer.status))) {
    const answers = stress.filter((answer) => answer.status === status);
    const told = answers.filter(({ retryAfter }) => retryAfter !== undefined).length;
    console.log(`${status}: ${answers.length}, with Retry-After: ${told}`);
  }
  console.log(`calm again, every answer 200 for a second, after ${(recovered / 1_000).toFixed(1)} s`);
  console.log(`acknowledged and lost: ${await countLost(urls, highest)} of ${highest.size} conversations`);
}

/** How many a second when each caller waits for its answer. */
async function closedLoop(
  update: (due: number) => Promise<Answer>,
  callers: number,
  seconds: number,
): Promise<number> {
  const until = performance.now() + seconds * 1_000;
  let done = 0;
  const caller = async (): Promise<void> => {
    while (performance.now() < until) if ((await update(performance.now())).status === 200) done += 1;
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return Math.round(done / seconds);
}

/** Conversations whose version is not the highest that was told; read at another process than wrote last, mostly. */
async function countLost(urls: readonly string[], highest: ReadonlyMap<number, number>): Promise<number> {
  let lost = 0;
  for (const [id, version] of highest) {
    const answer = await fetch(`${urls[id % urls.length]}/conversations/${id}`, {
      headers: { authorization: 'Bearer demo-1' },
    });
    if (version > 0 && answer.headers.get('etag') !== `"${version}"`) lost += 1;
  }
  return lost;
}

function patch(
  url: string,
  body: object,
): Promise<{ status: number; retryAfter: string | undefined; text: string }> {
  return new Promise((resolve) => {
    const headers = { authorization: 'Bearer demo-1', 'content-type': 'application/json' };
    const call = request(url, { method: 'PATCH', headers, agent: false }, async (response) => {
      let text = '';
      for await (const chunk of response.setEncoding('utf8')) text += chunk;
      resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], text });
    });
    call.on('error', () => resolve({ status: 0, retryAfter: undefined, text: '' }));
    call.end(JSON.stringify(body));
  });
}

import type { Subject } from '../harness/subject.ts';
import { describeMachine } from '../harness/table.ts';
import { judgeBars } from './bars.ts';
import { launchBrowser } from './browser.ts';
import { measureConflicts, OTHERS } from './conflicts.ts';
import { percentile, toHistogram } from './figures.ts';
import { measureInteractions } from './interactions.ts';
import { measureKeyToDom } from './key-to-dom.ts';
import { type PageScores, scorePage } from './page-scores.ts';
import { openScreen, type Screen } from './screen.ts';
import { type ServedInbox, serveInbox } from './served-inbox.ts';

const FEW = 100;
const MANY = 10_000;

/** How fast the inbox shows what somebody did, at both ends of how much there is; and the first visit. */
export const web: Subject = {
  async measure({ quick }) {
    const rounds = quick ? 1 : 5;
    const presses = quick ? 20 : 50;
    const visits = quick ? 1 : 5;
    const inboxes: ServedInbox[] = [];
    let screen: Screen | null = null;
    try {
      screen = await openScreen();
      for (const conversations of [FEW, MANY]) inboxes.push(await serveInbox(conversations));
      const [few, many] = inboxes as [ServedInbox, ServedInbox];

      const headed = await launchBrowser(screen.display);
      const keyToDom = new Map<ServedInbox, number[]>(inboxes.map((inbox) => [inbox, []]));
      for (let round = 0; round < rounds; round += 1) {
        for (const inbox of round % 2 === 0 ? [few, many] : [many, few]) {
          keyToDom.get(inbox)?.push(...(await measureKeyToDom(headed, inbox.origin, presses)));
        }
      }
      const interactions = await measureInteractions(headed, many.origin);
      const conflicts = await measureConflicts(headed, many.origin, quick ? 2 : 10);
      await headed.close();

      const headless = await launchBrowser(null);
      const desktop = await scorePage(headless, many.origin, 'desktop', visits);
      const mobile = await scorePage(headless, many.origin, 'mobile', visits);
      await headless.close();

      const ofFew = keyToDom.get(few) ?? [];
      const ofMany = keyToDom.get(many) ?? [];
      const growth = percentile(ofMany, 95) / percentile(ofFew, 95);
      const bars = judgeBars([
        { what: 'key to DOM, p95', measured: percentile(ofMany, 95), atMost: 16, aim: 8, unit: ' ms' },
        {
          what: `p95 of ${MANY} ÷ of ${FEW} conversations`,
          measured: growth,
          atMost: 1.5,
          aim: 1.1,
          unit: '',
        },
        { what: 'INP, p98', measured: percentile(interactions, 98), atMost: 80, aim: 48, unit: ' ms' },
        { what: 'interactions measured', measured: interactions.length, atLeast: 150, aim: 150, unit: '' },
        {
          what: 'conflict shown, slowest',
          measured: Math.max(...conflicts),
          atMost: 200,
          aim: 50,
          unit: ' ms',
        },
        ...scoreBars('desktop', desktop, 98),
        ...scoreBars('mobile', mobile, 95),
      ]);
      const row = (name: string, figures: readonly number[]) =>
        `| ${[name, figures.length, ...[50, 95, 98, 100].map((of100) => percentile(figures, of100).toFixed(1))].join(' | ')} |`;
      return {
        kept: bars.kept,
        page: `# The inbox in a browser

\`npx -y pnpm@12 bench web\` · ${describeMachine()} · takes about ten minutes

The start command with the embedded database serves the inbox, once with ${FEW} and once with ${MANY} conversations,
to a headed Chromium on a screen in memory (Xvfb): the server, the browser and the screen share the machine. Key to DOM
is from the event's own time stamp until the row says something else (MutationObserver): statuses and assignees,
${rounds} rounds of ${presses} presses for each inbox in turn. INP is what Event Timing says of a fixed script of keys
and clicks, each of which must have had an effect: moving, statuses, assignees, the panel, the assignee picker, snooze,
tabs, search, help. Event Timing counts in steps of 8 ms to the next frame and leaves out what is under 16 ms, here
counted as 8. A conflict is timed from its answer until both values are shown, while ${OTHERS} other changes have no answer.

| ms | count | p50 | p95 | p98 | slowest |
| --- | --- | --- | --- | --- | --- |
${row(`key to DOM, ${FEW} conversations`, ofFew)}
${row(`key to DOM, ${MANY} conversations`, ofMany)}
${row(`INP, ${MANY} conversations`, interactions)}
${row('conflict shown after its answer', conflicts)}

| Lighthouse, median of ${visits} | performance | accessibility | best practices | FCP ms | LCP ms | TBT ms | CLS | each performance | benchmark index |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${scoreRow('desktop', desktop)}
${scoreRow('mobile', mobile)}

${bars.list}

Every duration:

- key to DOM, ${FEW} conversations: ${toHistogram(ofFew, 2)}
- key to DOM, ${MANY} conversations: ${toHistogram(ofMany, 2)}
- INP: ${toHistogram(interactions, 8)}
- conflicts: ${toHistogram(conflicts, 10)}
`,
      };
    } finally {
      screen?.end();
      for (const inbox of inboxes) await inbox.end();
    }
  },
};

function scoreRow(device: string, { scores, performances, machine, ...times }: PageScores): string {
  const figures = [
    scores.performance,
    scores.accessibility,
    scores['best-practices'],
    ...[times.firstPaint, times.largestPaint, times.blocked].map(Math.round),
    times.shift.toFixed(3),
    performances.join(' '),
    Math.round(machine),
  ];
  return `| ${device} | ${figures.join(' | ')} |`;
}

function scoreBars(device: string, { scores, faults }: PageScores, performance: number) {
  const bar = { aim: 100, unit: '' };
  const found = faults.length > 0 ? ` (${faults.join(', ')})` : '';
  return [
    { ...bar, what: `performance, ${device}`, measured: scores.performance, atLeast: performance },
    { ...bar, what: `accessibility, ${device}${found}`, measured: scores.accessibility, atLeast: 100 },
    { ...bar, what: `best practices, ${device}${found}`, measured: scores['best-practices'], atLeast: 100 },
  ];
}

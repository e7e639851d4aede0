import { type Bar, judge } from '../harness/bar.ts';
import { interleave } from '../harness/interleave.ts';
import { SpawnedContender } from '../harness/spawned-contender.ts';
import type { Subject } from '../harness/subject.ts';
import { describeMachine, toBarList, toTable } from '../harness/table.ts';

const CONTENDERS = { guards: 'guard', zod: 'zod', 'JSON.parse': 'json-parse' };
const BARS: readonly Bar[] = [{ name: 'guards', beside: 'zod', atMost: 0.3 }];

/** CPU time of judging a page of 100 conversations. */
export const validation: Subject = {
  async measure({ quick }) {
    const contenders: SpawnedContender[] = [];
    try {
      for (const [name, file] of Object.entries(CONTENDERS)) {
        contenders.push(
          await SpawnedContender.start(name, new URL(`./contenders/${file}.ts`, import.meta.url), ''),
        );
      }
      for (const contender of contenders) {
        if ((await contender.once()) !== true) throw new Error(`${contender.name} refuses the page.`);
      }
      const plan = { rounds: quick ? 3 : 15, runs: quick ? 200 : 500, inFlight: 1 };
      const figures = await interleave(contenders, plan);
      const verdicts = judge(figures, BARS);
      return {
        kept: verdicts.every(({ kept }) => kept),
        page: `# CPU of judging a page of 100 conversations

\`npx -y pnpm@12 bench validation\` · ${describeMachine()} · ${plan.rounds} interleaved rounds of ${plan.runs} pages each

Each in a process of its own, zod as it comes (it makes code at run time). \`JSON.parse\` of the same page is for scale.

${toTable(figures, 'zod', 'page')}

${toBarList(verdicts)}
`,
      };
    } finally {
      for (const contender of contenders) contender.end();
    }
  },
};

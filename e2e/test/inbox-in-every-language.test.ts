import { isLong } from '@parley/testing/scale';
import { describe, expect, test } from 'vitest';
import { chromiumPath } from '../src/browser.ts';
import { SIGN_IN_STATES, STATES, type Stage, type State } from '../src/inbox-states.ts';
import { inboxSuite } from '../src/inbox-suite.ts';
import { layoutProblems } from '../src/layout-problems.ts';
import { speakAtLength } from '../src/pseudo-language.ts';
import { violations } from '../src/violations.ts';

const NARROW = 320;
const WIDTHS = [1280, NARROW];
const THEMES = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'dark', forcedColors: 'active' },
} as const;
type Theme = keyof typeof THEMES;

// Colours do not depend on words: each language is looked at in one of them, and in all of them where there is time.
const ALL = Object.keys(THEMES) as Theme[];
const LANGUAGES: [string, ...Theme[]][] = [
  ['en', ...(isLong ? ALL : ['light' as const])],
  ['de', ...(isLong ? ALL : ['dark' as const])],
  ['ar', ...(isLong ? ALL : ['forced' as const])],
];

/** Milliseconds; the figure bounds a hung run only. */
const LONGEST = isLong ? 3_600_000 : 600_000;

/** A folder for a picture of every cell, to be looked at by people. */
const PICTURES = process.env.PICTURES;

describe.skipIf(!chromiumPath)('the inbox in every state', () => {
  const inbox = inboxSuite();

  async function enter(language: string, atLength = false): Promise<Stage> {
    const context = await inbox.newContext({
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
    });
    await context.addInitScript((chosen) => localStorage.setItem('parley.language', chosen), language);
    if (atLength) await speakAtLength(context);
    const page = await context.newPage();
    const stage: Stage = { page, context, origin: inbox.origin, answers: {} };
    await page.route('**/graphql', async (route) => {
      const answer = stage.answers[route.request().postDataJSON()?.operationName];
      await (answer ? answer(route) : route.continue());
    });
    await page.goto(inbox.origin);
    await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
    return stage;
  }

  /** Goes through every state, and tells what is wrong in each with the state's name before it. */
  async function walk(stage: Stage, look: (state: State) => Promise<string[]>): Promise<string[]> {
    const wrong: string[] = [];
    const each = async (states: readonly State[]) => {
      for (const state of states) {
        await state.reach(stage);
        wrong.push(...(await look(state)).map((problem) => `${state.name}: ${problem}`));
        await stage.page.setViewportSize({ width: 1280, height: 800 });
      }
    };
    await each(SIGN_IN_STATES);
    await stage.page.locator('main li button').first().click();
    await stage.page.locator('header [popovertarget]').waitFor();
    await each(STATES);
    await stage.context.close();
    return wrong;
  }

  test.each(LANGUAGES)(
    'is accessible and whole in %s, wide and narrow',
    async (language, ...themes) => {
      const stage = await enter(language);
      const { page } = stage;
      const wrong = await walk(stage, async ({ name }) => {
        const found: string[] = [];
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 });
          found.push(...(await layoutProblems(page)).map((problem) => `${width}: ${problem}`));
          // The structure is the same at both widths and in every language: the others are looked at where it is
          // narrow, for their colours.
          if (!isLong && language !== 'en' && width !== NARROW) continue;
          for (const theme of themes) {
            await page.emulateMedia(THEMES[theme]);
            const about = isLong || language === 'en' ? 'everything' : 'colours';
            found.push(...(await violations(page, about)).map((problem) => `${theme}, ${width}: ${problem}`));
            if (PICTURES) {
              await page.screenshot({
                path: `${PICTURES}/${language}-${width}-${theme}-${name}.png`.replaceAll(' ', '-'),
              });
            }
          }
        }
        return found;
      });
      expect(wrong).toEqual([]);
    },
    LONGEST,
  );

  test(
    'stays whole when every word is 40 % longer',
    async () => {
      const stage = await enter('en', true);
      const wrong = await walk(stage, async () => {
        const found: string[] = [];
        for (const width of WIDTHS) {
          await stage.page.setViewportSize({ width, height: 800 });
          found.push(...(await layoutProblems(stage.page)).map((problem) => `${width}: ${problem}`));
        }
        return found;
      });
      expect(wrong).toEqual([]);
    },
    LONGEST,
  );
});

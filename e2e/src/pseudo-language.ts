import type { BrowserContext } from 'playwright-core';

/** English in which each word is 40 % longer, as languages that nobody has thought of yet may be. */
export async function speakAtLength(context: BrowserContext): Promise<void> {
  await context.route(/\/assets\/en-[^/]+\.js$/, async (route) => {
    const response = await route.fetch();
    const code = await response.text();
    const name = /export\s*\{[^}]*?(\w+) as en\b/.exec(code)?.[1];
    if (!name) throw new Error('The English words are not where they were.');
    await route.fulfill({ response, body: `${code};(${lengthen})(${name});` });
  });
}

/** Runs in the page. */
function lengthen(words: Record<string, unknown>): void {
  const NOT_SAID = ['units', 'selfNames'];
  const longer = (text: string) =>
    text.replace(/\p{L}+/gu, (word) => word + word.slice(-Math.ceil(word.length * 0.4)));
  for (const [key, value] of Object.entries(words)) {
    if (NOT_SAID.includes(key)) continue;
    if (typeof value === 'string') words[key] = longer(value);
    else if (typeof value === 'function') words[key] = (...given: unknown[]) => longer(value(...given));
    else lengthen(value as Record<string, unknown>);
  }
}

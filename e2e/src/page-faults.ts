import type { BrowserContext, Route } from 'playwright-core';

export type Loss = 'aborted' | 'missing' | 'a web page' | 'no connection';

const LOSSES: Readonly<Record<Loss, (route: Route) => Promise<void>>> = {
  aborted: (route) => route.abort('connectionreset'),
  missing: (route) => route.fulfill({ status: 404, contentType: 'text/plain', body: 'Not found' }),
  'a web page': (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><title>Parley</title>' }),
  'no connection': (route) => route.abort('internetdisconnected'),
};

/** Loses the first request for every file that comes after the first look; gives the files that it has lost. */
export async function loseParts(
  context: BrowserContext,
  origin: string,
  loss: Loss,
): Promise<ReadonlySet<string>> {
  const entry = await (await fetch(origin)).text();
  const files = new Set<string>();
  await context.route('**/assets/*.js', async (route) => {
    const file = new URL(route.request().url()).pathname;
    if (entry.includes(file) || files.has(file)) return route.continue();
    files.add(file);
    return LOSSES[loss](route);
  });
  return files;
}

/** Does to every text what page translators do: takes it away and puts another into elements in its place. */
export const TRANSLATE = `
  const wrap = (text) => {
    if (!text.data.trim() || !text.parentElement || text.parentElement.closest('script, style, noscript, title, font')) return;
    const outer = document.createElement('font');
    const inner = outer.appendChild(document.createElement('font'));
    inner.append(text.data);
    text.replaceWith(outer);
  };
  const wrapAll = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    texts.forEach(wrap);
  };
  new MutationObserver((changes) => {
    for (const { addedNodes, target, type } of changes) {
      if (type === 'characterData') wrap(target);
      for (const node of addedNodes) node.nodeType === Node.TEXT_NODE ? wrap(node) : wrapAll(node);
    }
  }).observe(document, { childList: true, subtree: true, characterData: true });
`;

/** A database that neither opens nor fails. */
export const NO_ANSWER_FROM_STORAGE = `
  IDBFactory.prototype.open = function () { return new EventTarget(); };
`;

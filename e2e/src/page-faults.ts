import type { BrowserContext, Route } from 'playwright-core';

export type Loss = 'aborted' | 'missing' | 'a web page' | 'no connection';

const LOSSES: Readonly<Record<Loss, (route: Route) => Promise<void>>> = {
  aborted: (route) => route.abort('connectionreset'),
  missing: (route) => route.fulfill({ status: 404, contentType: 'text/plain', body: 'Not found' }),
  'a web page': (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><title>Parley</title>' }),
  'no connection': (route) => route.abort('internetdisconnected'),
};

export interface LostParts {
  /** The files that were lost so far. */
  readonly files: ReadonlySet<string>;
  /** Loses each file every time, until they are found again. */
  lose(loss: Loss): void;
  find(): void;
}

/** Loses the first request for every file that comes after the first look. */
export async function loseParts(context: BrowserContext, origin: string, loss: Loss): Promise<LostParts> {
  const entry = await (await fetch(origin)).text();
  const files = new Set<string>();
  let always: Loss | null = null;
  await context.route('**/assets/*.js', async (route) => {
    const file = new URL(route.request().url()).pathname;
    if (entry.includes(file)) return route.continue();
    const isFirst = !files.has(file);
    files.add(file);
    if (always !== null) return LOSSES[always](route);
    return isFirst ? LOSSES[loss](route) : route.continue();
  });
  return {
    files,
    lose: (next) => {
      always = next;
    },
    find: () => {
      always = null;
    },
  };
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

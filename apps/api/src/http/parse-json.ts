import { Problem } from './problem.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Parses JSON as RFC 8259 requires it between systems: UTF-8 and unique keys; refuses `__proto__`. */
export function parseJson(body: Buffer): unknown {
  let text: string;
  let value: unknown;
  try {
    text = utf8.decode(body);
    value = JSON.parse(text);
  } catch (cause) {
    throw new Problem('malformed-json', { cause });
  }
  const key = findRefusedKey(text);
  if (key !== null) {
    const reason = key === '__proto__' ? 'is not allowed' : 'occurs twice in one object';
    throw new Problem('malformed-json', {
      detail: `The property ${JSON.stringify(key)} ${reason}; send each property once.`,
    });
  }
  return value;
}

// Whole strings, so that braces in them are skipped; a string before a colon is a key.
const TOKENS = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}]/g;

function findRefusedKey(validJson: string): string | null {
  const open: Set<string>[] = [];
  for (const [token, string, colon] of validJson.matchAll(TOKENS)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (string !== undefined && colon !== undefined) {
      const key: string = JSON.parse(string);
      const keys = open.at(-1);
      if (key === '__proto__' || keys?.has(key)) return key;
      keys?.add(key);
    }
  }
  return null;
}

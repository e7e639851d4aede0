/** A JSON object. */
export type JsonObject = Record<string, unknown>;

/** An answer of the wrong kind; the message ends a sentence and never repeats what came. */
export class UnreadableResponse extends Error {}

const UTF_8 = new TextDecoder();

/** Decodes the body of an answer that must be a JSON object. */
export function readJsonObject(bytes: Uint8Array): JsonObject {
  const value = parseJson(bytes);
  if (isJsonObject(value)) return value;
  throw new UnreadableResponse('JSON that is no object');
}

function parseJson(bytes: Uint8Array): unknown {
  const text = decode(bytes);
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message repeats a piece of the text, so it is not kept as cause.
    const start = text.trimStart();
    if (start === '') throw new UnreadableResponse('an empty body');
    throw new UnreadableResponse(start.startsWith('<') ? 'an HTML page' : 'broken or truncated JSON');
  }
}

/** A `Buffer` decodes itself for half of what a TextDecoder costs, but keeps the byte order mark. */
function decode(bytes: Uint8Array): string {
  if (globalThis.Buffer?.isBuffer(bytes) !== true) return UTF_8.decode(bytes);
  const text = bytes.toString();
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** The array under a key of an envelope. */
export function readArray(envelope: JsonObject, key: string): unknown[] {
  const value = envelope[key];
  if (Array.isArray(value)) return value;
  throw new UnreadableResponse(`JSON whose "${key}" is no array`);
}

/** The array of objects under a key of an envelope. */
export function readObjects(envelope: JsonObject, key: string): JsonObject[] {
  const items = readArray(envelope, key);
  if (items.every(isJsonObject)) return items;
  throw new UnreadableResponse(`JSON whose "${key}" holds something else than objects`);
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

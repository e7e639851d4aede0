/** A strong entity tag: the version changes with every change of the conversation's row. */
export function toEntityTag(version: string): string {
  return `"${version}"`;
}

// RFC 9110, 8.8.3: any visible character but the quote.
const ENTITY_TAG = /^(?<weak>W\/)?(?<tag>"[\x21\x23-\x7e\x80-\xff]*")$/;
const LIST = /\s*(?:((?:W\/)?"[^"]*"|[^",\s]+)\s*)?(?:,|$)/gy;

interface EntityTag {
  readonly weak: boolean;
  readonly tag: string;
}

/** The tags of If-Match or If-None-Match; `*` for any; `null` when the syntax is not that of RFC 9110. */
function parseEntityTags(field: string): '*' | readonly EntityTag[] | null {
  if (field.trim() === '*') return '*';
  const tags: EntityTag[] = [];
  LIST.lastIndex = 0;
  while (LIST.lastIndex < field.length) {
    const element = LIST.exec(field);
    if (!element) return null;
    if (element[1] === undefined) continue;
    const { weak, tag } = ENTITY_TAG.exec(element[1])?.groups ?? {};
    if (tag === undefined) return null;
    tags.push({ weak: weak !== undefined, tag });
  }
  return tags.length === 0 ? null : tags;
}

/**
 * Strong comparison (RFC 9110, 13.1.1): a weak tag never matches. A malformed field matches nothing, so the caller gets
 * 412: a precondition is never ignored.
 */
export function isMatch(field: string, current: string): boolean {
  const tags = parseEntityTags(field);
  return tags === '*' || (tags?.some(({ weak, tag }) => !weak && tag === current) ?? false);
}

/** Weak comparison (RFC 9110, 13.1.2); a malformed field is ignored. */
export function isNoneMatch(field: string, current: string): boolean {
  const tags = parseEntityTags(field);
  if (tags === null) return true;
  return tags !== '*' && tags.every(({ tag }) => tag !== current);
}

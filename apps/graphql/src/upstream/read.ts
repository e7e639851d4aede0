/** A JSON object as an upstream sent it: nothing about it is promised. */
export interface UpstreamObject {
  readonly [key: string]: unknown;
}

export function isUpstreamObject(value: unknown): value is UpstreamObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// Each reader reads one property; null where the upstream sent another type than the API contract has.

export function text(key: string): (parent: UpstreamObject) => string | null {
  return (parent) => {
    const value = parent[key];
    if (typeof value === 'string') return value;
    // The API contract types the e-mail as integer, and a number can be shown as text.
    return typeof value === 'number' ? String(value) : null;
  };
}

export function id(key: string): (parent: UpstreamObject) => string | null {
  return (parent) => {
    const value = parent[key];
    if (typeof value === 'string' && value !== '') return value;
    return Number.isSafeInteger(value) ? String(value) : null;
  };
}

export function int(key: string): (parent: UpstreamObject) => number | null {
  return (parent) => {
    const value = parent[key];
    // GraphQL's Int has 32 bits; anything else would be an error of the whole field.
    return typeof value === 'number' && (value | 0) === value ? value : null;
  };
}

export function float(key: string): (parent: UpstreamObject) => number | null {
  return (parent) => {
    const value = parent[key];
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
  };
}

export function boolean(key: string): (parent: UpstreamObject) => boolean | null {
  return (parent) => {
    const value = parent[key];
    return typeof value === 'boolean' ? value : null;
  };
}

/** One of the enum members of the API contract, or null. */
export function member<const T extends string>(
  key: string,
  members: readonly T[],
): (parent: UpstreamObject) => T | null {
  return (parent) => members.find((listed) => listed === parent[key]) ?? null;
}

export function object(key: string): (parent: UpstreamObject) => UpstreamObject | null {
  return (parent) => {
    const value = parent[key];
    return isUpstreamObject(value) ? value : null;
  };
}

/** The objects of a list; an absent list is empty, and what is no object is left out. */
export function objects(key: string): (parent: UpstreamObject) => UpstreamObject[] {
  return (parent) => {
    const value = parent[key];
    return Array.isArray(value) ? value.filter(isUpstreamObject) : [];
  };
}

/** The texts of a list; an absent list is empty, and what is no text is left out. */
export function texts(key: string): (parent: UpstreamObject) => string[] {
  return (parent) => {
    const value = parent[key];
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  };
}

/** Reads a positive integer as the API writes ids; `null` for any other text (`1e3`, `-1`, ` 7`, `0x7`). */
export function toId(text: string): number | null {
  const number = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(number) ? number : null;
}

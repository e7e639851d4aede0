import type { Fault, VersionedOptions } from './versioned-upstream.ts';

/** Meets the first PATCH that changes something with a fault, and no other. */
export function once(fault: Fault): NonNullable<VersionedOptions['interfere']> {
  let met = false;
  return ({ method, body }) => {
    if (method !== 'PATCH' || met || Object.keys(Object(body)).length === 0) return undefined;
    met = true;
    return fault;
  };
}

import type { Plugin } from 'graphql-yoga';

export const GRAPHQL_RESPONSE = 'application/graphql-response+json';
export const JSON_RESPONSE = 'application/json';

export type ResponseMediaType = typeof GRAPHQL_RESPONSE | typeof JSON_RESPONSE;

/** The first is what a range stands for: clients that ask for anything may know nothing but JSON. */
const OFFERED: readonly ResponseMediaType[] = [JSON_RESPONSE, GRAPHQL_RESPONSE];

interface MediaRange {
  readonly range: string;
  readonly quality: number;
  readonly position: number;
}

/**
 * The media type of an answer by the `Accept` header (RFC 9110, section 12.5.1): the highest quality, given by the most
 * specific range that matches; among equals the one that the client names first. `null` = none is acceptable.
 */
export function negotiateMediaType(accept: string | null | undefined): ResponseMediaType | null {
  const ranges = toRanges(accept || '*/*');
  let best: (MediaRange & { readonly type: ResponseMediaType }) | null = null;
  for (const type of OFFERED) {
    const range = rangeFor(type, ranges);
    if (range === null || range.quality === 0) continue;
    const isBetter =
      best === null ||
      range.quality > best.quality ||
      (range.quality === best.quality && range.position < best.position);
    if (isBetter) best = { ...range, type };
  }
  return best?.type ?? null;
}

function toRanges(accept: string): MediaRange[] {
  return accept.split(',').flatMap((element, position) => {
    const [range = '', ...parameters] = element.replace(/\s/g, '').toLowerCase().split(';');
    const parameterOf = (name: string) =>
      parameters.find((parameter) => parameter.startsWith(`${name}=`))?.slice(name.length + 1);
    // Answers are in UTF-8 only.
    if ((parameterOf('charset') ?? 'utf-8').replaceAll('"', '') !== 'utf-8') return [];
    const quality = Number(parameterOf('q') ?? 1);
    return [{ range, quality: quality >= 0 && quality <= 1 ? quality : 1, position }];
  });
}

/** The most specific one. */
function rangeFor(type: ResponseMediaType, ranges: readonly MediaRange[]): MediaRange | null {
  for (const range of [type, 'application/*', '*/*']) {
    const found = ranges.find((candidate) => candidate.range === range);
    if (found !== undefined) return found;
  }
  return null;
}

/** Yoga takes the first media type that it knows, whatever quality the client gave it. */
export function useNegotiatedMediaType(): Plugin {
  return {
    onResultProcess({ request, result, resultProcessor, setResultProcessor }) {
      if (Symbol.asyncIterator in result || resultProcessor === undefined) return;
      const type = negotiateMediaType(request.headers.get('accept'));
      if (type !== null) setResultProcessor(resultProcessor, type);
    },
  };
}

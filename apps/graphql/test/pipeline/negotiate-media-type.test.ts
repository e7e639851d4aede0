import { CLIENTS } from '@parley/testing/graphql-clients';
import { describe, expect, it } from 'vitest';
import {
  GRAPHQL_RESPONSE,
  JSON_RESPONSE,
  negotiateMediaType,
} from '../../src/pipeline/negotiate-media-type.ts';

describe('the media type of an answer', () => {
  it.each(CLIENTS)('to %s is the one it prefers', (_name, headers, type) => {
    expect(negotiateMediaType(headers.accept)).toBe(type);
  });

  it.each([
    ['', JSON_RESPONSE],
    ['application/*', JSON_RESPONSE],
    ['application/json, application/graphql-response+json', JSON_RESPONSE],
    ['application/json;q=0.5, application/graphql-response+json', GRAPHQL_RESPONSE],
    ['application/json;q=0.1, */*', GRAPHQL_RESPONSE],
    ['application/graphql-response+json;q=0.1, */*;q=0.2', JSON_RESPONSE],
    ['application/json;q=0, */*', GRAPHQL_RESPONSE],
    ['APPLICATION/JSON ; Q=1', JSON_RESPONSE],
    ['application/graphql-response+json;charset="utf-8"', GRAPHQL_RESPONSE],
    ['application/graphql-response+json;charset=utf-16, application/json;q=0.1', JSON_RESPONSE],
    ['text/event-stream, application/json;q=0.5', JSON_RESPONSE],
  ])('asked for as %j is %s', (accept, type) => {
    expect(negotiateMediaType(accept)).toBe(type);
  });

  it.each(['text/html', 'text/event-stream', 'application/json;q=0', 'application/json;charset=utf-16', ','])(
    'is none for %j',
    (accept) => {
      expect(negotiateMediaType(accept)).toBeNull();
    },
  );
});

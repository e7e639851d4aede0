import { onTestFinished } from 'vitest';
import { createGateway, type GatewaySettings } from '../src/index.ts';
import { bearer } from './canary/canary.ts';
import { watchedLog, watchedYoga } from './canary/watched.ts';
import type { UpstreamDouble } from './doubles/upstream-double.ts';

const NOW = Date.parse('2026-01-02T12:00:00Z');

/** A gateway before this upstream; both end with the test. */
export function gatewayOf(upstream: UpstreamDouble, settings: Partial<GatewaySettings> = {}) {
  const gateway = createGateway({
    apiUrl: upstream.url,
    webDist: '/nowhere',
    logLevel: 'info',
    now: () => NOW,
    ...settings,
    logTo: watchedLog(settings.logTo),
  });
  onTestFinished(async () => {
    await gateway.close();
    await upstream.close();
  });
  return { ...gateway, yoga: watchedYoga(gateway.yoga) };
}

export type TestedGateway = ReturnType<typeof gatewayOf>;

/** The whole body of the answer, but for what it cost. */
export async function ask(
  { yoga }: TestedGateway,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  token: string | null = 'u1',
): Promise<unknown> {
  const response = await post({ yoga }, { query, variables }, token);
  const { extensions: { cost: _, ...extensions } = {}, ...body } = await response.json();
  return Object.keys(extensions).length > 0 ? { ...body, extensions } : body;
}

export async function post(
  { yoga }: Pick<TestedGateway, 'yoga'>,
  body: unknown,
  token: string | null = 'u1',
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return yoga.fetch('http://gateway/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== null && { authorization: bearer(token) }),
      ...headers,
    },
    body: JSON.stringify(body),
  });
}

const RESULT = /* GraphQL */ `
  fragment Result on UpdateConversationResult {
    __typename
    ... on UpdateConversationSuccess {
      conversation { id status user { id } snoozeUntil version }
      changed
      changes { field from to cause }
      warnings { code }
      undo { id fields status userId snoozeUntil expected { status userId snoozeUntil } }
      guarantee
    }
    ... on Error { message code }
    ... on ConversationConflict {
      current { id status user { id } }
      fields
      expected { status userId snoozeUntil }
      yours { status userId snoozeUntil }
    }
    ... on UpdateRefused { unchanged { id } }
    ... on ConversationNotFound { conversationId }
    ... on InvalidInput { field }
    ... on UpstreamUnavailable { retryAfterSeconds }
    ... on OutcomeUnknown { conversationId }
  }
`;

const UPDATE = /* GraphQL */ `
  ${RESULT}
  mutation Update($input: UpdateConversationInput!) {
    updateConversation(input: $input) { ...Result }
  }
`;

const UPDATE_ALL = /* GraphQL */ `
  ${RESULT}
  mutation UpdateAll($input: [UpdateConversationInput!]!) {
    updateConversations(input: $input) { ...Result }
  }
`;

/** Beside the result: whether it is an earlier one, and who is said to have done it. */
const UPDATE_KEYED = /* GraphQL */ `
  ${RESULT}
  mutation UpdateKeyed($input: UpdateConversationInput!) {
    updateConversation(input: $input) {
      ...Result
      ... on UpdateConversationSuccess { replayed changes { actor { id name } } }
    }
  }
`;

export type Input = Readonly<Record<string, unknown>>;
export type Result = Readonly<Record<string, unknown>>;

/** The result of an update, or the whole body when it has errors. */
export async function update(gateway: TestedGateway, input: Input, token: string | null = 'u1') {
  return (await mutate(gateway, UPDATE, input, token)) as Result;
}

export async function updateKeyed(gateway: TestedGateway, input: Input, token: string | null = 'u1') {
  return (await mutate(gateway, UPDATE_KEYED, input, token)) as Result;
}

/** The results of a batch. */
export async function updateAll(
  gateway: TestedGateway,
  input: readonly Input[],
  token: string | null = 'u1',
): Promise<readonly Result[]> {
  const results = await mutate(gateway, UPDATE_ALL, input, token);
  if (!Array.isArray(results)) throw new Error(JSON.stringify(results));
  return results;
}

async function mutate(
  gateway: TestedGateway,
  query: string,
  input: unknown,
  token: string | null,
): Promise<unknown> {
  const body = (await ask(gateway, query, { input }, token)) as {
    data?: { updateConversation?: unknown; updateConversations?: unknown } | null;
    errors?: unknown;
  };
  const result = body.data?.updateConversation ?? body.data?.updateConversations;
  return body.errors === undefined && result ? result : body;
}

/** The input that an undo is, to be sent back. */
export function toUndoInput(result: Result): Input {
  const undo = result.undo as Input & { readonly fields: readonly string[]; readonly expected: Input };
  const names: Input = { STATUS: 'status', USER_ID: 'userId', SNOOZE_UNTIL: 'snoozeUntil' };
  const pick = (from: Input) =>
    Object.fromEntries(undo.fields.map((field) => [names[field], from[String(names[field])]]));
  return { id: undo.id, ...pick(undo), expected: pick(undo.expected) };
}

/** The requests that wrote something or meant to. */
export function patchesOf(upstream: UpstreamDouble): unknown[] {
  return upstream.received.filter(({ method }) => method === 'PATCH').map(({ body }) => body);
}

export function callsOf(upstream: UpstreamDouble): string[] {
  return upstream.received.map(({ method, path }) => `${method} ${path}`);
}

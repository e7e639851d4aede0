import { onTestFinished } from 'vitest';
import { createGateway, type GatewaySettings } from '../src/index.ts';
import type { UpstreamDouble } from './doubles/upstream-double.ts';

const NOW = Date.parse('2026-01-02T12:00:00Z');

/** A gateway before this upstream; both end with the test. */
export function gatewayOf(upstream: UpstreamDouble, settings: Partial<GatewaySettings> = {}) {
  const gateway = createGateway({
    apiUrl: upstream.url,
    webDist: '/nowhere',
    logLevel: 'silent',
    now: () => NOW,
    ...settings,
  });
  onTestFinished(async () => {
    await gateway.close();
    await upstream.close();
  });
  return gateway;
}

export type TestedGateway = ReturnType<typeof gatewayOf>;

/** The whole body of the answer. */
export async function ask(
  { yoga }: TestedGateway,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  token: string | null = 'u1',
): Promise<unknown> {
  const response = await post({ yoga }, { query, variables }, token);
  return response.json();
}

export async function post(
  { yoga }: Pick<TestedGateway, 'yoga'>,
  body: unknown,
  token: string | null = 'u1',
): Promise<Response> {
  return yoga.fetch('http://gateway/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
}

const UPDATE = /* GraphQL */ `
  mutation Update($input: UpdateConversationInput!) {
    updateConversation(input: $input) {
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
  }
`;

/** The result of an update, or the whole body when it has errors. */
export async function update(
  gateway: TestedGateway,
  input: Readonly<Record<string, unknown>>,
  token: string | null = 'u1',
): Promise<Readonly<Record<string, unknown>>> {
  const body = (await ask(gateway, UPDATE, { input }, token)) as {
    data?: { updateConversation?: Record<string, unknown> };
    errors?: unknown;
  };
  return body.errors === undefined && body.data?.updateConversation ? body.data.updateConversation : body;
}

/** The requests that wrote something or meant to. */
export function patchesOf(upstream: UpstreamDouble): unknown[] {
  return upstream.received.filter(({ method }) => method === 'PATCH').map(({ body }) => body);
}

export function callsOf(upstream: UpstreamDouble): string[] {
  return upstream.received.map(({ method, path }) => `${method} ${path}`);
}

import type { TypedDocumentString } from './generated/graphql.ts';

const url = process.env.PARLEY_URL ?? 'http://127.0.0.1:4000';
const token = process.env.PARLEY_TOKEN;

/** Runs one operation; throws when the gateway answers a fault instead of data. */
export async function ask<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: document, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: Result; errors?: { message: string }[] };
  if (!data) throw new Error(errors?.[0]?.message ?? `The gateway answered ${response.status}.`);
  return data;
}

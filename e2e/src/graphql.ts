/** Posts one operation as an app would; gives the whole body of the answer. */
export async function graphql(
  origin: string,
  query: string,
  variables: Record<string, unknown> = {},
  token: string | null = 'demo-1',
  // biome-ignore lint/suspicious/noExplicitAny: an answer is as free as the query that asks for it
): Promise<any> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}

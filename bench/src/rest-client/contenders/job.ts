/** What every contender does: one PATCH, with the token, given back as an object. */
export const PATH = '/third-party/v1/conversations/7';
export const TOKEN = 'a-token-of-forty-characters-0123456789ab';
export const UPDATE = { status: 'in-progress', user_id: 3 } as const;
export const HEADERS = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };

/** A place where our document differs from the API page on purpose. `undefined` = nothing is there. */
export interface OverlayEntry {
  /** JSON pointer into the document. */
  readonly path: string;
  readonly page: unknown;
  readonly ours: unknown;
  readonly why: string;
}

export const OVERLAY: readonly OverlayEntry[] = [
  {
    path: '/servers/0/url',
    page: 'https://1-some-client.some-server.healvi-chat/third-party/v1',
    ours: '/third-party/v1',
    why: 'The page names the host of its owner; this API runs wherever it is started.',
  },
  {
    path: '/components/schemas/User/properties/email/type',
    page: 'integer',
    ours: 'string',
    why: 'An e-mail address is no number; the page errs.',
  },
  {
    path: '/components/schemas/FileMessageContent/properties/name/type',
    page: undefined,
    ours: 'string',
    why: 'The page forgot the type; without one, nullable has no effect in OpenAPI 3.0.',
  },
  {
    path: '/components/schemas/Message/properties/contents/items/minLength',
    page: 1,
    ours: undefined,
    why: 'A length of objects means nothing; the page surely meant minItems, which deleted messages would break.',
  },
  {
    path: '/paths/~1conversations~1{id}/patch/requestBody/content/application~1json/schema/additionalProperties',
    page: undefined,
    ours: false,
    why: 'A misspelt property is refused instead of silently changing nothing.',
  },
];

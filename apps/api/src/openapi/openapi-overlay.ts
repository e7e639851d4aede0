/** An intended difference between our document and the API contract. `undefined` = no value. */
export interface OverlayEntry {
  /** JSON pointer into the document. */
  readonly path: string;
  readonly contract: unknown;
  readonly ours: unknown;
  readonly why: string;
}

export const OVERLAY: readonly OverlayEntry[] = [
  {
    path: '/servers/0/url',
    contract: 'https://1-some-client.some-server.healvi-chat/third-party/v1',
    ours: '/third-party/v1',
    why: 'The contract names the host of its owner; this API runs anywhere.',
  },
  {
    path: '/components/schemas/User/properties/email/type',
    contract: 'integer',
    ours: 'string',
    why: 'An e-mail address is not a number: an error of the contract.',
  },
  {
    path: '/components/schemas/FileMessageContent/properties/name/type',
    contract: undefined,
    ours: 'string',
    why: 'The contract lacks the type; without one, nullable has no effect in OpenAPI 3.0.',
  },
  {
    path: '/components/schemas/Message/properties/contents/items/minLength',
    contract: 1,
    ours: undefined,
    why: 'Objects have no length; the contract probably means minItems, which deleted messages would violate.',
  },
  {
    path: '/paths/~1conversations~1{id}/patch/requestBody/content/application~1json/schema/additionalProperties',
    contract: undefined,
    ours: false,
    why: 'A misspelt property is refused instead of ignored.',
  },
];

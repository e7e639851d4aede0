import { GraphQLError } from 'graphql';
import { builder } from '../builder.ts';

builder.scalarType('DateTime', {
  description:
    'A point in time. Input: RFC 3339 with a zone, such as 2026-01-31T09:00:00Z. Output: the text as the upstream API sent it, usually in that form.',
  serialize: (value) => value,
  // The format is checked by the update, which answers with a typed error instead of refusing the document.
  parseValue: (value) => {
    if (typeof value !== 'string')
      throw new GraphQLError('A DateTime is a text, such as 2026-01-31T09:00:00Z.');
    return value;
  },
});

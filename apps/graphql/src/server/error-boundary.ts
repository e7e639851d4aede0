import { GraphQLError } from 'graphql';

export function expectedError(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

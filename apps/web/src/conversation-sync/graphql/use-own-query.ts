import { type AnyVariables, stringifyVariables } from '@urql/core';
import { type UseQueryArgs, type UseQueryResponse, useQuery } from 'urql';

/**
 * useQuery whose data and error belong to the variables given. By itself it goes on giving those of the variables
 * before until an answer comes, which then look like the answer.
 */
export function useOwnQuery<Data, Variables extends AnyVariables>(
  args: UseQueryArgs<Variables, Data>,
): UseQueryResponse<Data, Variables> {
  const [state, execute] = useQuery(args);
  const isOwn = stringifyVariables(state.operation?.variables) === stringifyVariables(args.variables);
  if (isOwn) return [state, execute];
  const { data: _, error: __, ...rest } = state;
  return [{ ...rest, fetching: true }, execute];
}

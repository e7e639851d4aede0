import { type DocumentNode, type ExecutionArgs, getOperationAST, Kind } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { RequestError } from '../failures/expected-error.ts';
import { preparedOf } from '../pipeline/prepared-request.ts';
import { operationCost } from './operation-cost.ts';

/** A thousand updates with eighty values each of their results, or a hundred conversations with all they have. */
const MAX_COST = 100_000;

/** Refuses what would cost too much before any resolver runs, and adds the price to every other answer. */
export function useMaxCost(): Plugin {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const checked = checkCost(args);
      if (checked instanceof RequestError) {
        setResultAndStopExecution({ errors: [checked] });
        return undefined;
      }
      preparedOf(args.contextValue as object).cost = checked;
      return {
        onExecuteDone({ result, setResult }) {
          if (Symbol.asyncIterator in result) return;
          setResult({ ...result, extensions: { ...result.extensions, cost: costExtension(checked) } });
        },
      };
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      const checked = checkCost(args);
      if (checked instanceof RequestError) setResultAndStopExecution({ errors: [checked] });
      else preparedOf(args.contextValue as object).cost = checked;
    },
  };
}

type Priced = Pick<ExecutionArgs, 'schema' | 'document' | 'operationName' | 'variableValues'>;

/** The points that it costs, or why it is refused. */
export function checkCost(args: Priced): number | RequestError {
  try {
    const points = costOf(args);
    return points > MAX_COST ? tooExpensive(points) : points;
  } catch (error) {
    if (error instanceof RequestError) return error;
    throw error;
  }
}

const fixed = new WeakMap<DocumentNode, Map<string, number>>();

/**
 * Points of the operation that would be executed; 0 when there is none. Throws a RequestError for a list that is asked
 * for more than it may have. What no variable can change is counted once per document.
 */
function costOf({ schema, document, operationName, variableValues }: Priced): number {
  const name = operationName ?? '';
  const known = fixed.get(document)?.get(name);
  if (known !== undefined) return known;
  const operation = getOperationAST(document, operationName);
  if (!operation) return 0;
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const { points, varies } = operationCost({ schema, operation, fragments, variables: variableValues ?? {} });
  if (!varies) {
    const byName = fixed.get(document) ?? new Map<string, number>();
    fixed.set(document, byName.set(name, points));
  }
  return points;
}

/** What `extensions.cost` of the answer says. */
export function costExtension(requested: number) {
  return { requested, maximum: MAX_COST };
}

function tooExpensive(points: number): RequestError {
  return new RequestError(
    'OPERATION_TOO_EXPENSIVE',
    `The operation would cost ${points} points, and at most ${MAX_COST} are allowed; ask for less at once: shorter lists, fewer updates, fewer fields.`,
    { extensions: { cost: costExtension(points) } },
  );
}

import { type ExecutionArgs, getOperationAST } from 'graphql';

export function countRootFields({ document, operationName }: ExecutionArgs): number {
  return getOperationAST(document, operationName)?.selectionSet.selections.length ?? 1;
}

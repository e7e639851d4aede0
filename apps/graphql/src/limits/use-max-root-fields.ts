import { type ASTVisitor, Kind, type SelectionSetNode, type ValidationContext } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { RequestError } from '../failures/expected-error.ts';

/** Each root field may cost upstream calls; conversationsByIds reads many for one. */
const MAX_ROOT_FIELDS = 20;

export function useMaxRootFields(): Plugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(maxRootFields);
    },
  };
}

function maxRootFields(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      if (countFields(operation.selectionSet, context, new Set()) <= MAX_ROOT_FIELDS) return;
      context.reportError(
        new RequestError(
          'TOO_MANY_ROOT_FIELDS',
          `The operation has more than ${MAX_ROOT_FIELDS} root fields; split it, or use conversationsByIds.`,
          { nodes: operation },
        ),
      );
    },
  };
}

/** A fragment counts once: spreading it again selects the same fields. */
function countFields(
  { selections }: SelectionSetNode,
  context: ValidationContext,
  seen: Set<string>,
): number {
  let count = 0;
  for (const node of selections) {
    if (node.kind === Kind.FIELD) count += 1;
    else if (node.kind === Kind.INLINE_FRAGMENT) count += countFields(node.selectionSet, context, seen);
    else if (!seen.has(node.name.value)) {
      seen.add(node.name.value);
      const fragment = context.getFragment(node.name.value);
      if (fragment) count += countFields(fragment.selectionSet, context, seen);
    }
  }
  return count;
}

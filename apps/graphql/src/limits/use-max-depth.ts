import { type ASTVisitor, Kind, type SelectionSetNode, type ValidationContext } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { RequestError } from '../failures/expected-error.ts';

/** The deepest useful document is introspection with 14; messages reference messages without end. */
const MAX_DEPTH = 16;

export function useMaxDepth(): Plugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(maxDepth);
    },
  };
}

function maxDepth(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      if (isDeeper(operation.selectionSet, context)) {
        context.reportError(
          new RequestError(
            'DOCUMENT_TOO_DEEP',
            `The document is deeper than ${MAX_DEPTH} fields; ask for less at once.`,
            { nodes: operation },
          ),
        );
        return false;
      }
      return undefined;
    },
  };
}

/** Level by level, each selection once per level: fragments that spread one another cannot make it grow. */
function isDeeper(root: SelectionSetNode, context: ValidationContext): boolean {
  let level = new Set([root]);
  for (let depth = 0; depth <= MAX_DEPTH; depth += 1) {
    const fields = new Set<SelectionSetNode>();
    for (const selections of spread(level, context)) {
      for (const node of selections.selections) {
        if (node.kind === Kind.FIELD && node.selectionSet) fields.add(node.selectionSet);
      }
    }
    if (fields.size === 0) return false;
    level = fields;
  }
  return true;
}

/** Fragments are no level of their own. The set grows while it is walked, and holds each selection once. */
function spread(level: Set<SelectionSetNode>, context: ValidationContext): Set<SelectionSetNode> {
  for (const { selections } of level) {
    for (const node of selections) {
      if (node.kind === Kind.INLINE_FRAGMENT) level.add(node.selectionSet);
      if (node.kind !== Kind.FRAGMENT_SPREAD) continue;
      const fragment = context.getFragment(node.name.value);
      if (fragment) level.add(fragment.selectionSet);
    }
  }
  return level;
}

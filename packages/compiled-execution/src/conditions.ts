import {
  type DirectiveNode,
  type DocumentNode,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getDirectiveValues,
  Kind,
  type SelectionNode,
  visit,
} from 'graphql';
import { NotCompilable } from './compilation.ts';
import type { Variables } from './compile-variables.ts';

/** Names of the variables that decide what is selected: those of @skip and @include (GraphQL, section 3.13). */
export function conditionsOf(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(node) {
      const [condition] = isCondition(node) ? (node.arguments ?? []) : [];
      if (condition?.value.kind === Kind.VARIABLE) names.add(condition.value.name.value);
    },
  });
  return [...names];
}

/** Whether it is a part of what is selected, by these values of the variables that decide. */
export function isIncluded(node: SelectionNode, conditions: Variables): boolean {
  const { directives = [] } = node;
  if (directives.length === 0) return true;
  if (!directives.every(isCondition)) throw new NotCompilable('It has other directives.');
  const variables = { sources: {}, coerced: conditions };
  const { if: skipped } = getDirectiveValues(GraphQLSkipDirective, node, variables) ?? { if: false };
  const { if: included } = getDirectiveValues(GraphQLIncludeDirective, node, variables) ?? { if: true };
  return included === true && skipped !== true;
}

function isCondition({ name }: DirectiveNode): boolean {
  return name.value === GraphQLSkipDirective.name || name.value === GraphQLIncludeDirective.name;
}

import { type ASTVisitor, isIntrospectionType, type ValidationContext, validate } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { RequestError } from '../failures/expected-error.ts';

/** What the schema is, `schema.graphql` says; a stranger need not be told. */
export function useHiddenSchema(): Plugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(hiddenSchema);
    },
  };
}

// Whether a type of some name exists, any fragment on it tells as well.
const TOLD = new Set(['name', '__typename']);

function hiddenSchema(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      const parent = context.getParentType();
      const name = node.name.value;
      const hidden = name === '__schema' || (parent && isIntrospectionType(parent) && !TOLD.has(name));
      if (!hidden) return undefined;
      context.reportError(new RequestError('INTROSPECTION_DISABLED', undefined, { nodes: node }));
      // Once is enough for all that is below.
      return false;
    },
  };
}

/** A typo is answered without a list of what else there is. */
export function useHiddenSuggestions(): Plugin {
  return {
    onValidate({ setValidationFn }) {
      setValidationFn((schema, document, rules, options) =>
        validate(schema, document, rules, { ...options, hideSuggestions: true }),
      );
    },
  };
}

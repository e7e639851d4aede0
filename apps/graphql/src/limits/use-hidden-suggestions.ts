import { validate } from 'graphql';
import type { Plugin } from 'graphql-yoga';

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

import { type FieldNode, type GraphQLObjectType, isAbstractType, Kind, type SelectionSetNode } from 'graphql';
import { type Compilation, NotCompilable } from './compilation.ts';
import { isIncluded } from './conditions.ts';

/**
 * The fields that an object of this type gets, by the names they have in the answer, in its order (GraphQL, section
 * 6.3.2).
 */
export function selectedFields(
  { schema, fragments, conditions }: Compilation,
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const spread = new Set<string>();

  function collect(set: SelectionSetNode): void {
    for (const node of set.selections) {
      if (!isIncluded(node, conditions)) continue;
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value;
        // On a plain object that is no property like others.
        if (key === '__proto__') throw new NotCompilable('It names __proto__.');
        const known = fields.get(key);
        if (known) known.push(node);
        else fields.set(key, [node]);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        if (applies(node.typeCondition?.name.value)) collect(node.selectionSet);
      } else if (!spread.has(node.name.value)) {
        spread.add(node.name.value);
        const fragment = fragments.get(node.name.value);
        if (fragment && applies(fragment.typeCondition.name.value)) collect(fragment.selectionSet);
      }
    }
  }

  function applies(condition: string | undefined): boolean {
    if (condition === undefined || condition === type.name) return true;
    const named = schema.getType(condition);
    return isAbstractType(named) && schema.isSubType(named, type);
  }

  for (const set of selections) collect(set);
  return fields;
}

import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { RequestError } from '../failures/expected-error.ts';
import { fieldCost } from './field-cost.ts';
import { sizeOf } from './list-size.ts';

/** Objects of a list that says neither how many come nor is asked for a number. */
const USUAL_LENGTH = 3;

export interface CountedOperation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** As they were sent. */
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface Cost {
  /** Points. */
  readonly points: number;
  /** Whether other variables could make it another. */
  readonly varies: boolean;
}

/**
 * At most so many points: one for each value that the answer may hold, more where work stands behind it, all of it as
 * often as a list has members. Of alternatives the dearest counts; what @skip and @include leave out counts too.
 * Throws a RequestError for a list that is asked for more members than it may have. Each selection is counted once per
 * type, whatever spreads it: fragments that spread one another cannot make this slow.
 */
export function operationCost({ schema, operation, fragments, variables }: CountedOperation): Cost {
  const known = new Map<SelectionSetNode, Map<GraphQLCompositeType, number>>();
  let varies = false;

  function ofSelection(selection: SelectionSetNode, type: GraphQLCompositeType): number {
    const byType = known.get(selection) ?? new Map<GraphQLCompositeType, number>();
    known.set(selection, byType);
    const found = byType.get(type);
    if (found !== undefined) return found;
    const members = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
    const points = Math.max(0, ...members.map((member) => ofMember(selection, member)));
    byType.set(type, points);
    return points;
  }

  function ofMember({ selections }: SelectionSetNode, member: GraphQLCompositeType): number {
    let points = 0;
    for (const node of selections) {
      if (node.kind === Kind.FIELD) {
        points += ofField(node, member);
        continue;
      }
      const spread = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
      const condition = spread?.typeCondition;
      if (spread && applies(condition && schema.getType(condition.name.value), member)) {
        points += ofSelection(spread.selectionSet, member);
      }
    }
    return points;
  }

  function applies(condition: GraphQLNamedType | undefined, member: GraphQLCompositeType): boolean {
    if (condition === undefined || condition === member) return true;
    return isAbstractType(condition) && isObjectType(member) && schema.isSubType(condition, member);
  }

  function ofField(node: FieldNode, parent: GraphQLCompositeType): number {
    const field = 'getFields' in parent ? parent.getFields()[node.name.value] : undefined;
    if (field === undefined) return 1;
    const type = getNamedType(field.type);
    const below = isCompositeType(type) && node.selectionSet ? ofSelection(node.selectionSet, type) : 0;
    return timesOf(node, field) * (1 + fieldCost(field).work + below);
  }

  function timesOf(node: FieldNode, field: GraphQLField<unknown, unknown>): number {
    const { times, most } = fieldCost(field);
    if (typeof times === 'number') return times;
    if (times === undefined) return isListOfObjects(field) ? USUAL_LENGTH : 1;
    const size = sizeOf({ node, field, argument: times, operation, variables });
    if (size.varies) varies = true;
    if (most !== undefined && (size.length < 1 || size.length > most)) {
      throw new RequestError(
        'INVALID_INPUT',
        `${times} is ${size.length}; give a number from 1 to ${most}.`,
        {
          nodes: node,
        },
      );
    }
    return size.length;
  }

  const root = schema.getRootType(operation.operation);
  return { points: root ? ofSelection(operation.selectionSet, root) : 0, varies };
}

function isListOfObjects({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type) && isCompositeType(getNamedType(type));
}

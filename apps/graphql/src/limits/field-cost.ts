import type { GraphQLField } from 'graphql';

/** What a field costs beside what is selected below it. */
export interface FieldCost {
  /** Points for the work behind one of it, such as a call of the API. */
  readonly work: number;
  /** How many of it come: the argument that says so (a number, or a list to be counted), or a usual number. */
  readonly times?: string | number;
  /** The most that `times` may be, where it is an argument that holds a number. */
  readonly most?: number;
}

const COST = 'parleyCost';
const FREE: FieldCost = { work: 0 };

/** To be spread into the options of a field. */
export function costs(cost: FieldCost): { readonly extensions: Readonly<Record<string, unknown>> } {
  return { extensions: { [COST]: cost } };
}

/** Fields of a page; the connection's `first` has counted them already. */
export const IN_PAGE = costs({ work: 0, times: 1 });

export function fieldCost({ extensions }: GraphQLField<unknown, unknown>): FieldCost {
  return (extensions[COST] as FieldCost | undefined) ?? FREE;
}

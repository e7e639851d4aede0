import { bothWays, schemaOf } from './both-ways.ts';

/** What a resolver gives, by name. */
export type Give = Readonly<Record<string, () => unknown>>;

export const SDL = `
  scalar Any
  enum Color { RED }
  input Point { x: Int! y: Int = 5 }
  interface Animal { name: String! }
  type Dog implements Animal { name: String! mate: Animal list: [Animal!] }
  type Cat implements Animal { name: String! }
  type Stone { weight: Int }
  union Thing = Dog | Stone
  type Child { id: ID nullable: String strict: String! child: Child strictChild: Child! children: [Child!] }
  type Query {
    int: Int float: Float string: String boolean: Boolean id: ID color: Color any: Any
    strict: String! child: Child strictChild: Child! other: String late: String
    ints: [Int] strictInts: [Int!] matrix: [[Int!]] children: [Child] strictChildren: [Child!]!
    animal: Animal thing: Thing animals: [Animal!]
    given(a: Int, b: Int = 7, c: Int! = 8, point: Point, list: [Int]): String
  }`;

export async function answer(give: Give, text: string, variables: Readonly<Record<string, unknown>> = {}) {
  const resolvers = Object.fromEntries(Object.entries(give).map(([name, value]) => [name, () => value()]));
  return bothWays(schemaOf(SDL, { Query: resolvers }), { text, variables });
}

export const fails =
  (message = 'it failed') =>
  () => {
    throw new Error(message);
  };
export const rejects =
  (ticks = 0, message = 'it failed later') =>
  async () => {
    for (let tick = 0; tick < ticks; tick += 1) await null;
    throw new Error(message);
  };
export const later =
  <T>(value: T, ticks = 1) =>
  async () => {
    for (let tick = 0; tick < ticks; tick += 1) await null;
    return value;
  };

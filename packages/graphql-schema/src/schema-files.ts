/** The schema as the gateway prints it; the one place where it is committed. */
export const SCHEMA = new URL('../../../apps/graphql/schema.graphql', import.meta.url);

/** The schema as it was last published, which apps of other teams are written against. */
export const PUBLISHED = new URL('../published.graphql', import.meta.url);

/** The schema as this package ships it. */
export const PACKED = new URL('../schema.graphql', import.meta.url);

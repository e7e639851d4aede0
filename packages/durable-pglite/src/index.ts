export { DataDirectoryError } from './directory-lock.ts';
export { type DurablePglite, openDurablePglite } from './open-durable-pglite.ts';

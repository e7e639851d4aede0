export { type CompiledOperation, compileOperation } from './compile-operation.ts';
export { isPromiseLike } from './pending.ts';

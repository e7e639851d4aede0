import { createDefaultTransport } from '../../../src/transport/default-transport.ts';
import { type Assignment, runFacts } from '../run-facts.ts';

// Runs the facts in a page; the test calls it.

// Not a global of Node.js, whose types the tests have.
declare function addEventListener(
  type: 'unhandledrejection',
  listener: (event: { readonly reason: unknown }) => void,
): void;

const unheard: unknown[] = [];
addEventListener('unhandledrejection', ({ reason }) => unheard.push(reason));
Object.assign(globalThis, {
  runFacts: (assignment: Assignment) => runFacts(assignment, createDefaultTransport, unheard),
});

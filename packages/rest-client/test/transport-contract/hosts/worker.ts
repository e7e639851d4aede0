import { createDefaultTransport } from '../../../src/transport/default-transport.ts';
import { runFacts } from '../run-facts.ts';

// Runs the facts in a Worker: one request with an assignment, one answer with verdicts.

// Not a global of Node.js, whose types the tests have.
declare function addEventListener(
  type: 'unhandledrejection',
  listener: (event: { readonly reason: unknown }) => void,
): void;

const unheard: unknown[] = [];
addEventListener('unhandledrejection', ({ reason }) => unheard.push(reason));

const worker = {
  async fetch(request: Request): Promise<Response> {
    const assignment = JSON.parse(await request.text());
    return new Response(JSON.stringify(await runFacts(assignment, createDefaultTransport, unheard)));
  },
};

// biome-ignore lint/style/noDefaultExport: a Worker is what its module exports by default.
export default worker;

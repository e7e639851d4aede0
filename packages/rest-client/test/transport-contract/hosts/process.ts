import { createFetchTransport } from '../../../src/index.ts';
import { createDefaultTransport } from '../../../src/transport/default-transport.ts';
import { runFacts } from '../run-facts.ts';

// Runs the facts in Node.js, Bun and Deno: an assignment and a transport's name in, verdicts out.

const [, , assignment = '', transport = ''] = process.argv;
const unheard: unknown[] = [];
process.on('unhandledRejection', (reason) => unheard.push(reason));
const create = transport === 'fetch' ? createFetchTransport : createDefaultTransport;
console.log(JSON.stringify(await runFacts(JSON.parse(assignment), create, unheard)));
process.exit();

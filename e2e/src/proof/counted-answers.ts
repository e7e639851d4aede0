import { subscribe } from 'node:diagnostics_channel';
import { writeFileSync } from 'node:fs';

// Loaded into a gateway: which requests it accepted, and which of them it did not answer to the end.
const open = new Set<unknown>();
let accepted = 0;

subscribe('http.server.request.start', (message) => {
  const { request, response } = message as {
    readonly request: { readonly method: string };
    readonly response: unknown;
  };
  if (request.method !== 'POST') return;
  accepted += 1;
  open.add(response);
});
subscribe('http.server.response.finish', (message) => {
  open.delete((message as { readonly response: unknown }).response);
});
process.on('exit', () => {
  const file = process.env.COUNTED_ANSWERS;
  if (file) writeFileSync(file, JSON.stringify({ accepted, unanswered: open.size }));
});

import { createServer } from 'node:http';
import { Agent } from 'undici';

// The limit of what any gateway can reach on Node.js: each request goes on as it came, and the answer back unread.
const { origin } = new URL(process.env.CONVERSATIONS_API_URL ?? '');
const agent = new Agent({ connections: 128 });

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { authorization = '' } = request.headers;
    agent.dispatch(
      {
        origin,
        path: request.url ?? '/',
        method: request.method === 'PATCH' ? 'PATCH' : 'GET',
        headers: { authorization, 'content-type': 'application/json' },
        body: chunks.length > 0 ? Buffer.concat(chunks) : null,
      },
      {
        onRequestStart() {},
        onResponseStart(_, status, headers) {
          response.writeHead(status, {
            'content-type': String(headers['content-type']),
            'content-length': String(headers['content-length']),
          });
        },
        onResponseData: (_, chunk) => void response.write(chunk),
        onResponseEnd: () => void response.end(),
        onResponseError: () => void response.destroy(),
      },
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') process.stdout.write(`ready at http://127.0.0.1:${address?.port}\n`);
});

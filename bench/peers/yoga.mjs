import { createServer } from 'node:http';
import { createSchema, createYoga } from 'graphql-yoga';
import { listen } from './listen.mjs';
import { createResolvers, typeDefs, UPSTREAM } from './resolvers.mjs';

async function call(method, path, { authorization, body, ifMatch }) {
  const headers = {
    authorization,
    'content-type': 'application/json',
    ...(ifMatch && { 'if-match': ifMatch }),
  };
  const answer = await fetch(UPSTREAM + path, { method, headers, body });
  if (!answer.ok) throw new Error(`The API answered ${answer.status}.`);
  return answer.json();
}

const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers: await createResolvers(call) }),
  context: ({ request }) => ({ authorization: request.headers.get('authorization') }),
  logging: false,
});

listen(createServer(yoga));

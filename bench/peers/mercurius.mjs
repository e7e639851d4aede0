import Fastify from 'fastify';
import { createSchema } from 'graphql-yoga';
import mercurius from 'mercurius';
import { call } from './call-by-undici.mjs';
import { createResolvers, typeDefs } from './resolvers.mjs';

const fastify = Fastify();
await fastify.register(mercurius, {
  schema: createSchema({ typeDefs, resolvers: await createResolvers(call) }),
  context: ({ headers }) => ({ authorization: headers.authorization }),
  jit: 1,
});
console.log(`ready at ${await fastify.listen({ port: 0, host: '127.0.0.1' })}`);

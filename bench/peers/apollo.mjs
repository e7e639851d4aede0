import { ApolloServer } from '@apollo/server';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import Fastify from 'fastify';
import { call } from './call-by-undici.mjs';
import { createResolvers, typeDefs } from './resolvers.mjs';

const fastify = Fastify();
const apollo = new ApolloServer({
  typeDefs,
  resolvers: await createResolvers(call),
  plugins: [fastifyApolloDrainPlugin(fastify)],
});
await apollo.start();
await fastify.register(fastifyApollo(apollo), {
  context: async ({ headers }) => ({ authorization: headers.authorization }),
});
console.log(`ready at ${await fastify.listen({ port: 0, host: '127.0.0.1' })}`);

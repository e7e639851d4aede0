import { createRoot } from 'react-dom/client';
import { Client, cacheExchange, fetchExchange, Provider } from 'urql';
import { ConversationCard } from './conversation-card';

const token = window.prompt('Your token');
const client = new Client({
  url: '/graphql',
  // A query in an address would stand in every access log.
  preferGetMethod: false,
  fetchOptions: { headers: { authorization: `Bearer ${token}` } },
  exchanges: [cacheExchange, fetchExchange],
});

const id = new URLSearchParams(location.search).get('conversation') ?? '1';
createRoot(document.getElementById('root') as HTMLElement).render(
  <Provider value={client}>
    <ConversationCard id={id} />
  </Provider>,
);

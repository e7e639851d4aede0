import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// One origin for page and gateway; without a proxy the gateway has to allow the page's origin.
const proxy = { '/graphql': process.env.PARLEY_URL ?? 'http://127.0.0.1:4000' };

export default defineConfig({ plugins: [react()], server: { proxy }, preview: { proxy } });

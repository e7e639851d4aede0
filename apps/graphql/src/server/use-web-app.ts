import { extname } from 'node:path';
import type { Plugin } from 'graphql-yoga';
import { createWebFiles, type WebFile, type WebFileForm } from './web-files.ts';

const MISSING_BUILD = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>The web app is not built</title>
<h1>The web app is not built</h1>
<p>This gateway runs, but the folder with the built web app is missing.
Build it with <code>pnpm --filter @parley/web build</code>, or point WEB_DIST at a build, and reload.</p>
<p>GraphQL answers at <code>/graphql</code> all the same.</p>
</html>
`;

/** Serves the built web app on the gateway's own origin; a path without a file is a place inside of the app. */
export function useWebApp(dist: string): Plugin {
  const find = createWebFiles(dist);
  return {
    async onRequest({ request, url, endResponse, fetchAPI }) {
      const { method } = request;
      if (url.pathname === '/graphql' || (method !== 'GET' && method !== 'HEAD')) return;
      const file = (await find(url.pathname)) ?? (isRoute(url.pathname) ? await find('/index.html') : null);
      if (file !== null) return endResponse(send(file));
      const status = isRoute(url.pathname) ? 503 : 404;
      const body = status === 503 ? MISSING_BUILD : 'There is no such file.\n';
      const type = `text/${status === 503 ? 'html' : 'plain'}; charset=utf-8`;
      const headers = { 'content-type': type, 'cache-control': 'no-store' };
      endResponse(new fetchAPI.Response(method === 'HEAD' ? null : body, { status, headers }));

      function send({ forms, type, immutable }: WebFile): Response {
        const { body, etag, encoding } = chooseForm(forms, request.headers.get('accept-encoding') ?? '');
        const headers = {
          etag,
          'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
          ...(forms.length > 1 && { vary: 'accept-encoding' }),
        };
        const seen = request.headers.get('if-none-match') ?? '';
        if (seen.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
          return new fetchAPI.Response(null, { status: 304, headers });
        }
        return new fetchAPI.Response(method === 'HEAD' ? null : body, {
          headers: {
            ...headers,
            'content-type': type,
            'content-length': String(body.byteLength),
            ...(encoding !== null && { 'content-encoding': encoding }),
          },
        });
      }
    },
  };
}

/** The smallest that the browser takes. */
function chooseForm(forms: WebFile['forms'], accepted: string): WebFileForm {
  const refused = /;\s*q=0(\.0*)?\s*$/;
  const names = accepted
    .split(',')
    .flatMap((entry) => (refused.test(entry) ? [] : [entry.split(';')[0]?.trim()]));
  return forms.find(({ encoding }) => encoding === null || names.includes(encoding)) ?? forms[0];
}

function isRoute(pathname: string): boolean {
  return extname(pathname) === '';
}

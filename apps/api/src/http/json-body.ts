import type { FastifyInstance } from 'fastify';
import { parseJson } from './parse-json.ts';
import { unsupportedMediaType } from './to-problem.ts';

const MEDIA_TYPE = /^application\/json\s*(?:;\s*charset\s*=\s*("?)(?<charset>[^"\s;]*)\1\s*)?;?\s*$/i;

/** Accepts uncompressed JSON in UTF-8 as the only kind of body. */
export function jsonBodyPlugin(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(/^application\/json\s*(?:;|$)/i, { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parseJson(body as Buffer));
    } catch (error) {
      done(error as Error, undefined);
    }
  });
  app.addHook('preParsing', async (request) => {
    if (request.method !== 'PATCH' && request.method !== 'POST') return;
    const type = MEDIA_TYPE.exec(request.headers['content-type'] ?? '');
    const charset = type?.groups?.charset?.toLowerCase();
    if (!type || (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8')) {
      throw unsupportedMediaType();
    }
    if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
      throw unsupportedMediaType('The body is compressed; send it without Content-Encoding.');
    }
  });
}

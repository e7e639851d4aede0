import { type Readable, Transform } from 'node:stream';
import { request } from 'undici';
import { ExpectedError } from '../failures/expected-error.ts';
import { onlyValue } from '../pipeline/request-steps.ts';
import { createHttpAgent } from '../upstream/http-agent.ts';

export interface FetchedFile {
  readonly status: 200 | 206;
  /** As its server says it; `null` = it does not. */
  readonly type: string | null;
  /** How much of it comes, and which part: only what is well formed. */
  readonly extent: Readonly<Record<string, string>>;
  readonly body: Readable;
}

interface FetchOptions {
  /** Milliseconds until an answer begins, and between two pieces of it. */
  readonly patience: number;
  readonly maxBytes: number;
}

interface Asked {
  readonly token: string;
  readonly range: string | undefined;
  readonly signal: AbortSignal;
}

const ONE_RANGE = /^bytes=(?:\d{1,15}-\d{0,15}|-\d{1,15})$/;
const CONTENT_RANGE = /^bytes \d{1,15}-\d{1,15}\/(?:\d{1,15}|\*)$/;

/** Fetches files from addresses that were found allowed. Follows nobody to another one. */
export function createFileFetch({ patience, maxBytes }: FetchOptions) {
  const dispatcher = createHttpAgent({
    connect: { timeout: patience },
    headersTimeout: patience,
    bodyTimeout: patience,
    maxHeaderSize: 16_384,
  });

  /** Throws a {@link ExpectedError} for anything but a file. */
  async function fetchFile({ url, withToken }: FileAddress, asked: Asked): Promise<FetchedFile> {
    const { statusCode, headers, body } = await request(url, {
      dispatcher,
      signal: asked.signal,
      headers: {
        // A packed answer would say nothing of its size.
        'accept-encoding': 'identity',
        ...(withToken && { authorization: `Bearer ${asked.token}` }),
        ...(asked.range !== undefined && ONE_RANGE.test(asked.range) && { range: asked.range }),
      },
    }).catch((cause) => {
      throw new ExpectedError('FILE_UNAVAILABLE', undefined, { cause });
    });
    const refusal = refusalOf(statusCode, headers, maxBytes);
    if (refusal !== null) {
      body.on('error', () => {}).destroy();
      throw new ExpectedError(refusal);
    }
    return {
      status: statusCode === 206 ? 206 : 200,
      type: onlyValue(headers['content-type']),
      extent: toExtent(headers),
      body,
    };
  }

  return { fetchFile, close: () => dispatcher.destroy() };
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

function refusalOf(status: number, headers: Headers, maxBytes: number) {
  switch (status) {
    case 200:
    case 206:
      break;
    case 401:
    case 403:
      return 'FILE_FORBIDDEN';
    case 404:
    case 410:
      return 'NO_FILE';
    case 416:
      return 'RANGE_NOT_SATISFIABLE';
    default:
      // A redirect too: it could lead the gateway, and whoever trusts it, anywhere.
      return 'FILE_UNAVAILABLE';
  }
  if (Number(headers['content-length'] ?? 0) > maxBytes) return 'FILE_TOO_LARGE';
  const encoding = onlyValue(headers['content-encoding']) ?? 'identity';
  return encoding === 'identity' ? null : 'FILE_UNAVAILABLE';
}

function toExtent(headers: Headers): Record<string, string> {
  const length = onlyValue(headers['content-length']);
  const range = onlyValue(headers['content-range']);
  return {
    ...(length !== null && { 'content-length': length }),
    ...(range !== null && CONTENT_RANGE.test(range) && { 'content-range': range }),
    ...(onlyValue(headers['accept-ranges']) === 'bytes' && { 'accept-ranges': 'bytes' }),
  };
}

/** Passes on so many bytes, and breaks off when there are more: a server need not say beforehand how many come. */
export function createByteLimit(maxBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) done(new ExpectedError('FILE_TOO_LARGE'));
      else done(null, chunk);
    },
  });
}

export interface FileAddress {
  readonly url: URL;
  /** Whether the token may go there: to the API itself, and to nobody else. */
  readonly withToken: boolean;
}

/**
 * Where a file may be fetched: from the API's own origin, or from one that whoever runs the gateway has named. `null` =
 * nowhere, whatever the address is: another host, an address of this network, another scheme, a name and password. Pure.
 */
export function toFileAddress(
  downloadUrl: string,
  { apiUrl, origins }: { readonly apiUrl: string; readonly origins: readonly string[] },
): FileAddress | null {
  if (!URL.canParse(downloadUrl, apiUrl)) return null;
  const url = new URL(downloadUrl, apiUrl);
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
  const withToken = url.origin === new URL(apiUrl).origin;
  return withToken || origins.includes(url.origin) ? { url, withToken } : null;
}

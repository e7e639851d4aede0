const REFUSALS = {
  NO_FILE: {
    status: 404,
    message:
      'There is no such file, or this token may not see it; read the conversation again, it may have a newer message.',
  },
  FILE_ELSEWHERE: {
    status: 502,
    message:
      'The file is at an address that this gateway does not fetch from; whoever runs it can allow the host by MEDIA_HOSTS.',
  },
  FILE_FORBIDDEN: { status: 403, message: 'The API does not give this file to this token.' },
  FILE_TOO_LARGE: {
    status: 502,
    message: 'The file is larger than this gateway passes on; whoever runs it can raise MEDIA_MAX_MB.',
  },
  FILE_UNAVAILABLE: { status: 502, message: 'The file cannot be fetched right now; try again in a moment.' },
  RANGE_NOT_SATISFIABLE: { status: 416, message: 'The file has no such range; ask for one that it has.' },
  CROWDED: { status: 503, message: 'Too many files are being sent already; try again in a moment.' },
  METHOD_NOT_ALLOWED: { status: 405, message: 'Files can only be read; send a GET.' },
} as const;

type MediaErrorCode = keyof typeof REFUSALS;

/** Why a file is not sent. The message may be shown; the cause may not. */
export class MediaError extends Error {
  override readonly name = 'MediaError';
  readonly code: MediaErrorCode;
  readonly status: number;

  constructor(code: MediaErrorCode, options?: ErrorOptions) {
    super(REFUSALS[code].message, options);
    this.code = code;
    this.status = REFUSALS[code].status;
  }
}

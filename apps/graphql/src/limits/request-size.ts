/** Of a request's body. About 500 updates with all that protects them, or 1,000 short ones. */
export const MAX_BODY_BYTES = 100_000;

export const BODY_TOO_LARGE = `The request is larger than ${MAX_BODY_BYTES} bytes, and nothing of it was carried out; send fewer updates at once.`;

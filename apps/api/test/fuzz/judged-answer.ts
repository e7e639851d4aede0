import { connect } from 'node:net';

/** What is wrong with the answer to one request over a connection of its own; `null` = nothing. */
export type Fault = 'no answer' | 'reset' | 'hang' | 'fault of the server' | 'no problem' | null;

const HANG_MS = 30_000;
/** A connection that may be used again stays open after the answer. */
const REST_MS = 500;

/** A server answers everything, also what is no HTTP, closes, and is never at fault itself. */
export function judgeAnswer(port: number, request: Buffer): Promise<Fault> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(request));
    const end = (fault: Fault): void => {
      clearTimeout(hang);
      clearTimeout(rest);
      socket.destroy();
      resolve(fault);
    };
    const hang = setTimeout(() => end('hang'), HANG_MS);
    let rest: NodeJS.Timeout | undefined;
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('\r\n\r\n')) rest ??= setTimeout(() => end(judge(text)), REST_MS);
      // A stream of events goes on for ever: that it began is the answer.
      if (/^HTTP\/1\.1 200 .*\r\ncontent-type: text\/event-stream/is.test(text)) end(null);
    });
    socket.on('error', () => end(text === '' ? 'reset' : judge(text)));
    socket.on('close', () => end(judge(text)));
  });
}

function judge(text: string): Fault {
  const status = Number(/^HTTP\/1\.1 ([0-9]{3}) /.exec(text)?.[1]);
  if (Number.isNaN(status)) return 'no answer';
  if (status >= 500) return 'fault of the server';
  if (status >= 400 && !/\r\ncontent-type: application\/problem\+json/i.test(text)) return 'no problem';
  return null;
}

/** An api with its database, on trial: it can be started, and ended as by a power cut, again and again. */
export interface Subject {
  readonly name: string;
  /** Resolves to the base URL once the api answers. */
  start(): Promise<string>;
  /** SIGKILL to everything at once; resolves when it is gone. */
  kill(): Promise<void>;
  /** After the last trial. */
  remove(): Promise<void>;
}

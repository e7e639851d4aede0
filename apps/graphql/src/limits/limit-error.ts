import { type ASTNode, GraphQLError } from 'graphql';

/** Codes of what is refused for its size, before any resolver runs. */
export type LimitCode =
  | 'DOCUMENT_TOO_LONG'
  | 'DOCUMENT_TOO_DEEP'
  | 'TOO_MANY_ROOT_FIELDS'
  | 'TOO_MANY_ALIASES'
  | 'TOO_MANY_FRAGMENTS'
  | 'TOO_MANY_DIRECTIVES'
  | 'INVALID_INPUT'
  | 'OPERATION_TOO_EXPENSIVE';

/** Answered 400, also to a client that asks for application/json by name. A new one each: Yoga writes into it. */
const asRefusal = () => ({ status: 400, spec: false });

interface About {
  readonly nodes?: ASTNode;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export class LimitError extends GraphQLError {
  constructor(code: LimitCode, message: string, { nodes, extensions }: About = {}) {
    super(message, { ...(nodes && { nodes }), extensions: { code, ...extensions, http: asRefusal() } });
  }

  /** Again, since Yoga gives what its parser throws another status. */
  answerAsRefusal(): void {
    this.extensions.http = asRefusal();
  }
}

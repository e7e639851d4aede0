import type { User } from '@parley/domain';
import type { Call } from '../call.ts';
import type { CallOptions } from '../client-options.ts';

/** People of the business. Extensions of the documented API; see `service.describe()`. */
export interface Users {
  /** The active users, by name. */
  list(options?: CallOptions): Call<User[]>;
  /** The user whose token this is. */
  me(options?: CallOptions): Call<User>;
}

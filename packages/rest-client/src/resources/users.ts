import type { User } from '@parley/domain';
import type { Call } from '../call.ts';
import type { CallOptions } from '../call-options.ts';
import type { Run } from '../request/execute-call.ts';
import { readObjects } from '../request/json-body.ts';
import { MAX_ITEM_BYTES, MAX_LIST_BYTES } from '../request/operation.ts';
import { inspectItems, USER } from '../validation/validation.ts';

/** People of the business. Extensions of the documented API; see `service.describe()`. */
export interface Users {
  /** The active users, by name. */
  list(options?: CallOptions): Call<User[]>;
  /** The user whose token this is. */
  me(options?: CallOptions): Call<User>;
}

export function createUsers(run: Run): Users {
  return {
    list: (options = {}) =>
      run(options, () => ({
        name: 'users.list',
        method: 'GET',
        route: '/users',
        replay: 'safe',
        path: '/users',
        maxResponseBytes: MAX_LIST_BYTES,
        read(body, inspection): User[] {
          const users = readObjects(body, 'data');
          inspectItems(inspection, USER, 'data', users);
          return users;
        },
      })),

    me: (options = {}) =>
      run(options, () => ({
        name: 'users.me',
        method: 'GET',
        route: '/users/me',
        replay: 'safe',
        path: '/users/me',
        maxResponseBytes: MAX_ITEM_BYTES,
        read(body, inspection): User {
          inspection?.check(USER, body);
          return body;
        },
      })),
  };
}

import type { Endpoint, HttpOptions } from '../../kernel/http/app.ts';
import type { AccessDeps } from './deps.ts';
import { makeGuard } from './guard.ts';
import { deleteApiKey } from './http/delete-api-key.ts';
import { deleteSession } from './http/delete-session.ts';
import { getApiKeys } from './http/get-api-keys.ts';
import { getSession } from './http/get-session.ts';
import { postApiKey } from './http/post-api-key.ts';
import { postSession } from './http/post-session.ts';
import { putSettings } from './http/put-settings.ts';
import { setUp } from './http/set-up.ts';
import { makeKeyRing } from './key-ring.ts';
import { peopleEndpoints } from './people/http/endpoints.ts';
import { getLogin, getLoginDone } from './staff/login.ts';
import { deleteMySession, getMySession } from './staff/my-session.ts';
import { getPageSignature } from './staff/page-signature.ts';

/** Guard and endpoints that share one ring of keys. */
export interface AccessControl {
  guard: HttpOptions['guard'];
  endpoints: Endpoint[];
}

/** Puts the module together. `clock` is the machine's clock, also in the sandbox. */
export function createAccess(
  deps: Omit<AccessDeps, 'keys' | 'login' | 'publicUrl'> & Partial<AccessDeps>,
): AccessControl {
  const keys = makeKeyRing(deps.db, deps.clock);
  const all: AccessDeps = { login: null, publicUrl: '', ...deps, keys };
  return {
    guard: makeGuard({ db: deps.db, clock: deps.clock, sandbox: deps.sandbox !== null, keys }),
    endpoints: [
      setUp(all),
      getSession(all),
      postSession(all),
      deleteSession(all),
      getApiKeys(all),
      postApiKey(all),
      deleteApiKey(all),
      putSettings(all),
      ...peopleEndpoints(all),
      getLogin(all),
      getLoginDone(all),
      getMySession(all),
      deleteMySession(all),
      getPageSignature(all),
    ],
  };
}

import type { Endpoint } from '../../../../kernel/http/app.ts';
import type { AccessDeps } from '../../deps.ts';
import { acceptInvite } from './accept-invite.ts';
import { deleteUserSessions } from './delete-user-sessions.ts';
import { exportUsers } from './export-users.ts';
import { getUsers } from './get-users.ts';
import { deleteOwnSession, getOwnSessions } from './own-sessions.ts';
import { postPassword } from './post-password.ts';
import { postReset } from './post-reset.ts';
import { postUser } from './post-user.ts';
import { putUser } from './put-user.ts';
import { deleteRole, getRoles, putRole } from './roles.ts';

/** Users, roles, and what belongs to whoever is signed in. */
export function peopleEndpoints(deps: AccessDeps): Endpoint[] {
  return [
    getUsers,
    exportUsers,
    postUser,
    putUser,
    postReset,
    deleteUserSessions,
    getRoles,
    putRole,
    deleteRole,
    acceptInvite,
    postPassword,
    getOwnSessions,
    deleteOwnSession,
  ].map((make) => make(deps));
}

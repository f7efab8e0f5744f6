import type { Action, Resource } from '@hetang/contract/http/access';
import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/session.ts';
import { isNarrowed, mayOpen } from './places.ts';

/** What whoever is signed in may do and open. */
export function useMay(): {
  may: (resource: Resource, action: Action) => boolean;
  open: (path: string) => boolean;
  /** On this page they see only their own rows, or those of their unit. */
  narrowed: (path: string) => boolean;
} {
  const permissions = useQuery(sessionQuery).data?.user?.permissions;
  return {
    may: (resource, action) => !permissions || permissions[resource]?.[action] !== undefined,
    open: (path) => mayOpen(path, permissions),
    narrowed: (path) => isNarrowed(path, permissions),
  };
}

import type { Permissions } from '@hetang/contract/http/access';

/** What keys are mostly made for, and what one puts together oneself. */
export const keyScopes = ['events', 'reading', 'own', 'everything'] as const;
export type KeyScope = (typeof keyScopes)[number];

/** A connection to a warehouse or a board: looks at all that operating is about, and takes it out. */
const READ = [
  'home',
  'plan',
  'contacts',
  'segments',
  'journeys',
  'reach',
  'tasks',
  'groups',
  'codes',
  'reports',
] as const;

/** The permissions that a scope stands for; null: everything that is open to keys. */
export function permissionsOfScope(scope: KeyScope, own: Permissions): Permissions | null {
  if (scope === 'everything') return null;
  if (scope === 'own') return own;
  if (scope === 'events') return { events: { write: 'all' } };
  return Object.fromEntries(READ.map((resource) => [resource, { read: 'all', export: 'all' }]));
}

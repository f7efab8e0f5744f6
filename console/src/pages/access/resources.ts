import type { Action, Resource } from '@hetang/contract/http/access';

/** In the order of the menu. */
export const resources: readonly Resource[] = [
  'home',
  'contacts',
  'phones',
  'segments',
  'journeys',
  'tasks',
  'reach',
  'codes',
  'transfers',
  'groups',
  'reports',
  'plan',
  'imports',
  'events',
  'wecom',
  'system',
  'access',
  'audit',
  'webhooks',
];
export const actions: readonly Action[] = ['read', 'write', 'export'];

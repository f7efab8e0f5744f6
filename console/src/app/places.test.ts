import type { Permissions } from '@hetang/contract/http/access';
import { expect, it } from 'vitest';
import { isNarrowed, mayOpen } from './places.ts';

const adviser: Permissions = {
  home: { read: 'all' },
  contacts: { read: 'own', write: 'own' },
  tasks: { read: 'own' },
  reach: { read: 'own' },
};

it('opens what a role can read, with its reach', () => {
  const open = ['/', '/contacts', '/contacts/12', '/tasks', '/reach', '/jobs', '/account'];
  expect(open.filter((path) => !mayOpen(path, adviser))).toEqual([]);
  const closed = [
    '/contacts/acts',
    '/reach/quota',
    '/service',
    '/plan',
    '/plan/edit',
    '/system/checks',
    '/settings',
    '/settings/users',
  ];
  expect(closed.filter((path) => mayOpen(path, adviser))).toEqual([]);
});

it('takes the longest beginning, and whole names only', () => {
  expect(mayOpen('/settings/wecom/calls', { wecom: { read: 'all' } })).toBe(true);
  expect(mayOpen('/settings', { audit: { read: 'all' } })).toBe(true);
  expect(mayOpen('/contacts-of-old', {})).toBe(true);
  expect(mayOpen('/plan', undefined), 'not known yet').toBe(true);
});

it('knows where somebody sees only a part', () => {
  const all: Permissions = { contacts: { read: 'all' } };
  expect(['/contacts', '/tasks', '/plan'].filter((path) => isNarrowed(path, adviser))).toEqual([
    '/contacts',
    '/tasks',
  ]);
  expect(isNarrowed('/contacts', all) || isNarrowed('/contacts', undefined)).toBe(false);
});

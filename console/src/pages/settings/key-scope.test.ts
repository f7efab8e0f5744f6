import { expect, it } from 'vitest';
import { permissionsOfScope } from './key-scope.ts';

it('a key for events writes events and nothing else; one for reading changes nothing', () => {
  expect(permissionsOfScope('events', {})).toEqual({ events: { write: 'all' } });
  const reading = permissionsOfScope('reading', {}) ?? {};
  expect(Object.values(reading).flatMap((cell) => Object.keys(cell ?? {}))).not.toContain('write');
  expect(reading.contacts).toEqual({ read: 'all', export: 'all' });
});

it('one put together is what was chosen; everything is written as null', () => {
  const own = { tasks: { read: 'all' } } as const;
  expect(permissionsOfScope('own', own)).toBe(own);
  expect(permissionsOfScope('everything', own)).toBeNull();
});

import { expect, it } from 'vitest';
import type { LoggedEvent } from '../../../kernel/log/consume.ts';
import type { ContactState } from '../../../reaction/contact-state.ts';
import { noEffects, type Reaction } from '../../../reaction/reaction.ts';
import { reactWithTags } from './react.ts';

const now = new Date('2026-03-02T00:00:00Z');
const values = { x: 'X', y: 'Y', z: 'Z' };

it('after a merge both are marked alike: with what there is, without what that excludes or is gone', () => {
  const tags = new Map(['one/x', 'many/x'].map((ref) => [ref, { at: now, source: 'staff' }]));
  const relations = new Map([['lin', { lostAt: null }]]);
  const contact = { id: 1, owner: 'lin', tags, relations } as unknown as ContactState;
  const groups = {
    one: { name: 'One', choose: 'one', wecom: true, values },
    many: { name: 'Many', choose: 'many', wecom: true, values },
  };
  const effects = noEffects();
  const plan = { version: 1, plan: { tags: groups } };
  const reaction = { plan, effects, now, uniqueKey: () => 'key' } as unknown as Reaction;
  const event = { name: 'contact.merged', at: now, props: { tags: ['one/z', 'many/x', 'many/y'] } };
  reactWithTags(contact, event as unknown as LoggedEvent, reaction);
  expect(effects.intentions.map(({ params }) => params)).toEqual([
    { add: ['many/x', 'one/x'], remove: ['many/y', 'one/y', 'one/z'] },
  ]);
});

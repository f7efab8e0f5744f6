import { expect, it } from 'vitest';
import type { ContactState } from '../../../reaction/contact-state.ts';
import { noEffects, type Reaction } from '../../../reaction/reaction.ts';
import { changeTags } from './change-tags.ts';

const then = new Date('2026-03-01T00:00:00Z');
const now = new Date('2026-03-02T00:00:00Z');
const group = { name: 'G', choose: 'one', wecom: false, values: { x: 'X', y: 'Y' } };

/** One event's wish, on a contact that has `g/y` since yesterday. */
function wish(add: string[], remove: string[]) {
  const effects = noEffects();
  const tags = new Map([['g/y', { at: then, source: 'staff' }]]);
  const contact = { id: 1, tags, relations: new Map() } as unknown as ContactState;
  const reaction = { plan: { plan: { tags: { g: group } } }, effects, now } as unknown as Reaction;
  changeTags(contact, { add, remove, source: 'api', at: now }, reaction);
  return { tags: [...tags], told: effects.derived.map(({ name, props }) => `${name} ${String(props.tag)}`) };
}

it('puts a value in the place of the one that it excludes', () => {
  expect(wish(['g/x'], [])).toEqual({
    tags: [['g/x', { at: now, source: 'api' }]],
    told: ['tag.removed g/y', 'tag.added g/x'],
  });
});

it('leaves a tag as it was set that is displaced and set again in one go', () => {
  const asItWas = { tags: [['g/y', { at: then, source: 'staff' }]], told: [] };
  expect(wish(['g/x', 'g/y'], ['g/y'])).toEqual(asItWas);
  expect(wish(['g/y'], ['g/y'])).toEqual(asItWas);
});

import type { testRunSchema } from '@hetang/contract/http/test-run';
import type { z } from 'zod';
import { bareContact, type ContactState } from '../reaction/contact-state.ts';

type Person = z.output<typeof testRunSchema>['person'];
export type Invented = Extract<Person, { invented: unknown }>['invented'];

/** Numbers of real contacts are below this. */
const BEYOND = 1_000_000_000_000;

/** Somebody made up, as the engine would see them at an instant. */
export function inventPerson(
  { name, stage, tags, fields, owner, number }: Invented,
  now: Date,
): ContactState {
  const contact = bareContact({
    id: BEYOND + number,
    name: name === '' ? null : name,
    avatar: null,
    stage,
    stageAt: stage === null ? null : now,
    stageSeq: 0,
    stageHeld: [],
    owner,
    code: null,
    fields: { ...fields },
    addedAt: owner === null ? null : now,
    lostAt: null,
    lastEventAt: now,
  });
  if (owner !== null)
    contact.relations.set(owner, { addedAt: now, lostAt: null, code: null, platformIds: [] });
  for (const ref of tags) contact.tags.set(ref, { at: now, source: 'staff' });
  return contact;
}

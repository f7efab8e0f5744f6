import type { Plan } from '@hetang/contract/plan/registry';
import type { Database, Queryable } from '../../kernel/database/database.ts';
import { raw, sql } from '../../kernel/database/sql.ts';
import { countEnrolled, type Enrolled } from './count-enrolled.ts';
import { countFilledFields } from './count-filled-fields.ts';
import { type Counted, countByKey, type Source } from './count-people.ts';
import { countSegments } from './count-segments.ts';
import type { Meeting, Touch, TouchKind } from './touch.ts';
import { journeysUsing } from './used-by.ts';

/** Whom each change concerns, by `kind/key`, and the journeys that use what changed. */
export interface Impact {
  touches: Map<string, Touch[]>;
  /** Keys of journeys of the plan before. */
  usedBy: Map<string, string[]>;
}

const sources = {
  stages: { table: 'contact', match: sql`t.stage = k.key`, key: raw('t.stage') },
  tags: {
    table: 'contact_tag',
    match: sql`t.tag_group = split_part(k.key, '/', 1) and t.tag = split_part(k.key, '/', 2)`,
    key: raw(`t.tag_group || '/' || t.tag`),
  },
  ladders: {
    table: 'contact_tier',
    match: sql`t.ladder = split_part(k.key, '/', 1) and t.tier = split_part(k.key, '/', 2)`,
    key: raw(`t.ladder || '/' || t.tier`),
  },
  codes: { table: 'relation', match: sql`t.code = k.key and t.lost_at is null`, key: raw('t.code') },
  staff: { table: 'relation', match: sql`t.staff = k.key and t.lost_at is null`, key: raw('t.staff') },
  tasks: { table: 'task', match: sql`t.staff = k.key and t.state = 'open'`, key: raw('t.staff') },
} as const satisfies Record<string, Source>;

/**
 * Counts the people that the changes of a plan concern. A fixed number of statements, whatever the number of changes
 * and contacts; numbers above a bound are estimates.
 */
export function readImpact(db: Database, meeting: Meeting): Promise<Impact> {
  return db.transaction(async (tx) => {
    // Looking for the first few rows of a key that has none would read a whole table, where an index knows at once.
    await tx.run(sql`set local enable_seqscan = off`);
    return count(tx, meeting);
  });
}

async function count(db: Queryable, meeting: Meeting): Promise<Impact> {
  const { before } = meeting;
  const impact: Impact = { touches: new Map(), usedBy: new Map() };
  if (!before) return impact;
  const old = meeting.differences.filter((difference) => difference.change !== 'added');
  const keysOf = (kind: string) => old.filter((one) => one.kind === kind).map((one) => one.key);
  const usedBy = journeysUsing(before, old);
  const journeys = [...new Set([...keysOf('journeys'), ...[...usedBy.values()].flat()])];
  const enrolled = await countEnrolled(db, journeys);
  const add = (id: string, touch: Touch) => {
    if (touch.count > 0) impact.touches.set(id, [...(impact.touches.get(id) ?? []), touch]);
  };
  const simple = async (kind: 'stages' | 'codes' | 'staff', source: Source, what: TouchKind) => {
    for (const [key, counted] of await countByKey(db, source, keysOf(kind)))
      add(`${kind}/${key}`, { ...counted, what });
  };
  await simple('stages', sources.stages, 'in-stage');
  await simple('codes', sources.codes, 'came-by-code');
  await simple('staff', sources.staff, 'friends');
  await simple('staff', sources.tasks, 'open-tasks');
  for (const [kind, what] of [
    ['tags', 'with-tag'],
    ['ladders', 'in-tier'],
  ] as const) {
    const inner = innerKeys(before, kind, keysOf(kind));
    for (const [key, counted] of await countByKey(db, sources[kind], inner))
      add(`${kind}/${key.split('/')[0]}`, { ...counted, what, key });
  }
  for (const [key, counted] of await countFilledFields(db, keysOf('fields')))
    add(`fields/${key}`, { ...counted, what: 'with-field' });
  for (const { key, what, ...counted } of await countSegments(db, meeting))
    add(`segments/${key}`, { ...counted, what });
  for (const one of enrolled)
    add(`journeys/${one.journey}`, { ...countedOf(one), what: 'enrolled', version: one.version });
  for (const [id, users] of usedBy) {
    impact.usedBy.set(id, users);
    add(id, { ...sumOf(enrolled.filter((one) => users.includes(one.journey))), what: 'enrolled-users' });
  }
  return impact;
}

function innerKeys(plan: Plan, kind: 'tags' | 'ladders', keys: readonly string[]): string[] {
  return keys.flatMap((key) => {
    const inner = kind === 'tags' ? plan.tags[key]?.values : plan.ladders[key]?.tiers;
    return Object.keys(inner ?? {}).map((value) => `${key}/${value}`);
  });
}

function countedOf({ count, about }: Enrolled): Counted {
  return { count, about };
}

function sumOf(enrolled: readonly Enrolled[]): Counted {
  return enrolled.reduce<Counted>(
    (sum, one) => ({ count: sum.count + one.count, about: sum.about || one.about }),
    { count: 0, about: false },
  );
}

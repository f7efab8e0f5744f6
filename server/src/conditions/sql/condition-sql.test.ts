import type { Condition } from '@hetang/contract/plan/condition';
import { emptyPlan, type Plan } from '@hetang/contract/plan/registry';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { condition, scalar } from '../../../../test/harness/random-conditions.ts';
import { declareCounters } from '../../engine/declare-counters.ts';
import { ENGINE } from '../../engine/names.ts';
import { loadContacts } from '../../engine/sql/load-contacts.ts';
import type { Tx } from '../../kernel/database/database.ts';
import { join, sql } from '../../kernel/database/sql.ts';
import { type CompiledPlan, type CounterDef, compilePlan } from '../../reaction/compiled-plan.ts';
import { factsOf } from '../../reaction/contact-state.ts';
import { type Facts, holds } from '../rules/evaluate.ts';
import { nextChange } from '../rules/next-change.ts';
import { conditionSql } from './condition-sql.ts';

const DAY = 86_400_000;
const PEOPLE = 60;
// Month ends, a leap day and both changes of the clocks in Berlin and New York.
const NOWS = [
  '2026-03-31T16:30:00Z',
  '2026-03-29T01:00:00Z',
  '2026-11-01T06:00:00Z',
  '2024-02-29T23:59:59.999Z',
  '2026-10-25T00:30:00Z',
].map((text) => Date.parse(text));
const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati'];

/** Facts that lie around the edges of the windows. */
const person = (now: number) =>
  fc.record({
    stage: fc.constantFrom('a', 'b', 'c', 'other', null),
    stageAgo: fc.option(ago),
    code: fc.constantFrom('site', 'ads', null),
    fields: fc.record({ f: fc.option(scalar), g: scalar }, { requiredKeys: [] }),
    tags: fc.subarray(['g/x', 'g/y', 'h/z']),
    friends: fc.subarray(['lin', 'gao']),
    lost: fc.boolean(),
    journeys: fc.subarray([
      ['j', 1, 'ended'],
      ['j', 2, 'active'],
      ['k', 1, 'ended'],
    ] as const),
    events: fc.array(
      fc.record({
        name: fc.constantFrom('order.paid', 'app.opened'),
        at: ago.map((ms) => now - ms),
        sku: fc.constantFrom('tool', 'managed', null),
      }),
      { maxLength: 6 },
    ),
  });
const ago = fc.oneof(
  fc.integer({ min: 0, max: 40 * DAY }),
  fc
    .constantFrom(0, 12, 24, 72, 1.5, 336, 720)
    .chain((h) => fc.constantFrom(-1, 0, 1).map((ms) => Math.max(0, h * 3_600_000 + ms))),
);
type Person = ReturnType<typeof person> extends fc.Arbitrary<infer T> ? T : never;

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

async function fill(tx: Tx, people: Person[], now: number): Promise<void> {
  await tx.run(sql`truncate contact, contact_tag, relation, enrolment, counter, contact_counter, contact_counter_day,
    event, log_cursor`);
  await tx.run(sql`insert into log_cursor (consumer, part, position) values (${ENGINE}, 0, 1000000)`);
  const rows = people.map((p, i) => ({
    ...p,
    id: i + 1,
    at: p.stageAgo === null ? null : new Date(now - p.stageAgo),
    events: p.events.map((e) => ({ ...e, at: new Date(e.at), props: e.sku === null ? {} : { sku: e.sku } })),
  }));
  const each = sql`json_to_recordset(${JSON.stringify(rows)}::json) as r (id bigint, stage text, at timestamptz,
    code text, fields jsonb, tags json, friends json, lost boolean, journeys json, events json)`;
  await tx.run(sql`insert into contact (id, stage, stage_at, code, fields, created_at)
    select id, stage, at, code, fields, to_timestamp(0) from ${each}`);
  await tx.run(sql`insert into contact_tag (contact_id, tag_group, tag, at, source)
    select id, split_part(t, '/', 1), split_part(t, '/', 2), to_timestamp(0), 'x'
    from ${each}, json_array_elements_text(tags) t`);
  await tx.run(sql`insert into relation (contact_id, staff, added_at, lost_at)
    select id, s, to_timestamp(0), case when lost and s = 'lin' then to_timestamp(1) end
    from ${each}, json_array_elements_text(friends) s`);
  await tx.run(sql`insert into enrolment (id, contact_id, journey, version, entry, status, node, seq, started_at, trigger)
    select row_number() over (), id, j ->> 0, 1, (j ->> 1)::int, j ->> 2, 0, 0, to_timestamp(0), '{}'
    from ${each}, json_array_elements(journeys) j`);
  await tx.run(sql`insert into event (part, seq, contact_id, name, at, props, source, logged_at)
    select 0, row_number() over (), id, e ->> 'name', (e ->> 'at')::timestamptz, (e -> 'props')::jsonb, 'x', to_timestamp(0)
    from ${each}, json_array_elements(events) e`);
}

function planWith(conditions: Condition[], timezone: string): Plan {
  const base: Condition = { any: [{ event: 'order.paid', within: '3d' }, { tag: 'g/x' }] };
  return {
    ...emptyPlan({ plan: 'p', name: 'p', timezone }),
    stages: { a: { name: 'a' }, b: { name: 'b' }, c: { name: 'c' } },
    segments: Object.fromEntries(
      [base, ...conditions].map((when, i) => [i === 0 ? 'base' : `s${i}`, { name: 's', when }]),
    ),
  };
}

async function compiled(tx: Tx, plan: Plan): Promise<CompiledPlan> {
  await declareCounters(tx, plan);
  const defs = await tx.rows<CounterDef>(sql`select id, event, filter as where, windowed from counter`);
  return compilePlan(plan, 1, defs);
}

/** Rolls back, so that runs do not meet. */
async function inWorld(people: Person[], now: number, work: (tx: Tx) => Promise<void>): Promise<void> {
  const done = new Error('done');
  await db
    .transaction(async (tx) => {
      await fill(tx, people, now);
      await work(tx);
      throw done;
    })
    .catch((error: unknown) => {
      if (error !== done) throw error;
    });
}

const world = fc.constantFrom(...NOWS).chain((now) =>
  fc.record({
    now: fc.constant(now),
    timezone: fc.constantFrom(...ZONES),
    people: fc.array(person(now), { minLength: PEOPLE, maxLength: PEOPLE }),
    conditions: fc.array(condition, { minLength: 40, maxLength: 40 }),
  }),
);

/** Looks at moments before the next change, the last one included. True when the answer differs at the change. */
function staysUntilNext(
  part: Condition,
  { facts, now, shares }: { facts: Facts; now: number; shares: number[] },
): boolean {
  const answer = holds(part, facts, { now });
  const next = nextChange(part, facts, now);
  expect(next === null || next > now).toBe(true);
  const last = (next ?? now + 400 * DAY) - 1;
  for (const at of [last, ...shares.map((share) => now + Math.floor(share * (last - now)))])
    if (holds(part, facts, { now: at }) !== answer)
      expect.fail(`${JSON.stringify(part)} changed at ${at}, before ${next}`);
  return next !== null && holds(part, facts, { now: next }) !== answer;
}

describe('conditions over random people', () => {
  test('answer the same in SQL and in memory', async () => {
    let yes = 0;
    let no = 0;
    await fc.assert(
      fc.asyncProperty(world, async ({ now, timezone, people, conditions }) => {
        await inWorld(people, now, async (tx) => {
          const plan = await compiled(tx, planWith(conditions, timezone));
          const scope = { plan: plan.plan, counterIds: plan.counterIds, now: new Date(now) };
          const asked = conditions.map((part) => conditionSql(part, scope));
          const rows = await tx.rows<{ id: number; answers: boolean[] }>(
            sql`select c.id, array[${join(asked, ', ')}] as answers from contact c order by c.id`,
          );
          const contacts = await loadContacts(
            tx,
            rows.map((row) => row.id),
          );
          for (const { id, answers } of rows) {
            const contact = contacts.get(id);
            if (!contact) throw new Error(`contact ${id} was not loaded`);
            const facts = factsOf(contact, plan);
            conditions.forEach((part, i) => {
              const expected = holds(part, facts, { now });
              if (expected) yes += 1;
              else no += 1;
              if (answers[i] !== expected)
                expect.fail(
                  `${JSON.stringify(part)} of ${JSON.stringify(people[id - 1])}: SQL ${answers[i]}`,
                );
            });
          }
        });
      }),
      { numRuns: 12, endOnFailure: true },
    );
    // Both answers are common, or the comparison would mean little.
    expect(Math.min(yes, no)).toBeGreaterThan((yes + no) / 10);
  });

  test('keep their answer until the next change', async () => {
    let moved = 0;
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }),
        async ({ now, timezone, people, conditions }, shares) => {
          await inWorld(people.slice(0, 15), now, async (tx) => {
            const plan = await compiled(tx, planWith(conditions, timezone));
            const loaded = await loadContacts(
              tx,
              people.map((_, i) => i + 1),
            );
            for (const contact of loaded.values()) {
              const facts = factsOf(contact, plan);
              for (const part of conditions) if (staysUntilNext(part, { facts, now, shares })) moved += 1;
            }
          });
        },
      ),
      { numRuns: 6, endOnFailure: true },
    );
    expect(moved).toBeGreaterThan(50);
  });
});

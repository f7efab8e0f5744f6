import type { Condition } from '@hetang/contract/plan/condition';
import { emptyPlan, type Plan } from '@hetang/contract/plan/registry';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { meaning } from '../../../../test/harness/meaning.ts';
import { condition } from '../../../../test/harness/random-conditions.ts';
import { nows, type Person, person, propsOf, zones } from '../../../../test/harness/random-people.ts';
import { declareCounters } from '../../engine/declare-counters.ts';
import { ENGINE } from '../../engine/names.ts';
import { loadContacts } from '../../engine/sql/load-contacts.ts';
import { loadKept } from '../../engine/sql/load-kept.ts';
import { loadRows } from '../../engine/sql/load-rows.ts';
import type { Tx } from '../../kernel/database/database.ts';
import { join, sql } from '../../kernel/database/sql.ts';
import type { LoggedEvent } from '../../kernel/log/consume.ts';
import { countEvent } from '../../modules/contacts/rules/count-event.ts';
import { followSequences } from '../../modules/contacts/rules/follow-sequences.ts';
import { type CompiledPlan, compilePlan } from '../../reaction/compiled-plan.ts';
import { type ContactState, factsOf } from '../../reaction/contact-state.ts';
import { type Facts, holds } from '../rules/evaluate.ts';
import { nextChange } from '../rules/next-change.ts';
import { conditionSql } from './condition-sql.ts';
import { loadKeptDefs } from './load-kept-defs.ts';

const DAY = 86_400_000;
const PEOPLE = 50;

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

async function fill(tx: Tx, people: Person[], now: number): Promise<void> {
  await tx.run(sql`insert into log_cursor (consumer, part, position) values (${ENGINE}, 0, 1000000)`);
  const ago = (ms: number | null) => (ms === null ? null : new Date(now - ms));
  const rows = people.map((p, i) => ({
    ...p,
    id: i + 1,
    at: ago(p.stageAgo),
    tierAt: ago(p.tierAgo),
    tagAt: ago(p.tagAgo),
    groups: p.groups
      .filter(({ joinedAgo, leftAgo }) => joinedAgo !== null || leftAgo !== null)
      .map((group) => ({ ...group, in: ago(group.joinedAgo), out: ago(group.leftAgo) })),
    history: p.history.map((one) => ({ name: one.name, at: new Date(one.at), props: propsOf(one) })),
  }));
  const each = sql`json_to_recordset(${JSON.stringify(rows)}::json) as r (id bigint, stage text, at timestamptz,
    tier text, "tierAt" timestamptz, code text, fields jsonb, tags json, "tagAt" timestamptz, friends json,
    "friendCode" text, lost boolean, journeys json, consents json, groups json, history json)`;
  await tx.run(sql`insert into contact (id, stage, stage_at, code, fields, created_at)
    select id, stage, at, code, fields, to_timestamp(0) from ${each}`);
  await tx.run(sql`insert into contact_tag (contact_id, tag_group, tag, at, source)
    select id, split_part(t, '/', 1), split_part(t, '/', 2), "tagAt", 'x'
    from ${each}, json_array_elements_text(tags) t`);
  await tx.run(sql`insert into contact_tier (contact_id, ladder, tier, since)
    select id, 'l', nullif(tier, 'none'), "tierAt" from ${each} where tier is not null`);
  await tx.run(sql`insert into relation (contact_id, staff, code, added_at, lost_at)
    select id, s, "friendCode", to_timestamp(0), case when lost and s = 'lin' then to_timestamp(1) end
    from ${each}, json_array_elements_text(friends) s`);
  await tx.run(sql`insert into enrolment (id, contact_id, journey, version, entry, status, node, seq, started_at, trigger)
    select row_number() over (), id, j ->> 0, 1, (j ->> 1)::int, j ->> 2, 0, 0, to_timestamp(0), '{}'
    from ${each}, json_array_elements(journeys) j`);
  await tx.run(sql`insert into consent (contact_id, scope, state, at, source)
    select id, s ->> 'scope', s ->> 'state', to_timestamp(0), 'x' from ${each}, json_array_elements(consents) s`);
  await tx.run(sql`insert into community_member (contact_id, community, group_key, joined_at, left_at)
    select id, g ->> 'community', g ->> 'group', (g ->> 'in')::timestamptz, (g ->> 'out')::timestamptz
    from ${each}, json_array_elements(groups) g`);
  await tx.run(sql`insert into event (part, seq, contact_id, name, at, props, source, logged_at)
    select 0, row_number() over (), id, e ->> 'name', (e ->> 'at')::timestamptz, e -> 'props', 'x', to_timestamp(0)
    from ${each}, json_array_elements(history::jsonb::json) with ordinality as h (e, nr) order by id, nr`);
}

function planWith(conditions: Condition[], timezone: string): Plan {
  const base: Condition = { any: [{ event: 'order.paid', within: '3d' }, { tag: 'g/x' }] };
  const tiers = { low: { name: 'low' }, mid: { name: 'mid' }, top: { name: 'top' } };
  return {
    ...emptyPlan({ plan: 'p', name: 'p', timezone }),
    stages: { a: { name: 'a' }, b: { name: 'b' }, c: { name: 'c' } },
    events: {
      'app.opened': { name: 'x', from: 'x', properties: { points: { type: 'money' } } },
      'order.paid': { name: 'x', from: 'x', properties: { points: { type: 'number' } } },
    },
    ladders: { l: { name: 'l', demote: 'never', tiers } },
    segments: Object.fromEntries(
      [base, ...conditions].map((when, i) => [i === 0 ? 'base' : `s${i}`, { name: 's', when }]),
    ),
  };
}

async function compiled(tx: Tx, plan: Plan): Promise<CompiledPlan> {
  await declareCounters(tx, plan);
  return compilePlan(plan, 1, await loadKeptDefs(tx));
}

/** Everybody as the engine sees them. */
async function load(tx: Tx, ids: number[], plan: CompiledPlan): Promise<Map<number, ContactState>> {
  const contacts = await loadContacts(tx, ids, { keys: [], limited: new Map(), now: new Date(0) });
  await loadKept(tx, contacts, { kept: plan.kept, events: [] });
  await loadRows(tx, contacts, new Set(['consents', 'memberships']));
  return contacts;
}

/** The same, with a history that was folded event by event instead of read from what apply has filled. */
async function fold(tx: Tx, contact: ContactState, plan: CompiledPlan): Promise<ContactState> {
  const folded = { ...contact, counters: new Map(), measures: new Map(), sequences: new Map() };
  const events = await tx.rows<LoggedEvent>(sql`
    select part, seq, contact_id as "contactId", name, at, props, source, dedupe, logged_at as "loggedAt"
    from event where contact_id = ${contact.id} order by seq`);
  for (const event of events) {
    countEvent(folded, event, plan);
    followSequences(folded, event, plan);
  }
  return folded;
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

const world = fc.constantFrom(...nows).chain((now) =>
  fc.record({
    now: fc.constant(now),
    timezone: fc.constantFrom(...zones),
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
  test('mean what they say, in memory, folded event by event, and in SQL', async () => {
    let yes = 0;
    let no = 0;
    await fc.assert(
      fc.asyncProperty(world, async ({ now, timezone, people, conditions }) => {
        await inWorld(people, now, async (tx) => {
          const plan = await compiled(tx, planWith(conditions, timezone));
          const scope = { plan: plan.plan, kept: plan.kept.ids, now: new Date(now) };
          const asked = conditions.map((part) => conditionSql(part, scope));
          const rows = await tx.rows<{ id: number; answers: boolean[] }>(
            sql`select c.id, array[${join(asked, ', ')}] as answers from contact c order by c.id`,
          );
          const ids = rows.map((row) => row.id);
          const contacts = await load(tx, ids, plan);
          for (const { id, answers } of rows) {
            const contact = contacts.get(id);
            const one = people[id - 1];
            if (!contact || !one) throw new Error(`contact ${id} was not loaded`);
            const facts = factsOf(contact, plan);
            const folded = factsOf(await fold(tx, contact, plan), plan);
            conditions.forEach((part, i) => {
              const expected = meaning(part, one, { plan: plan.plan, now });
              if (expected) yes += 1;
              else no += 1;
              const found = [answers[i], holds(part, facts, { now }), holds(part, folded, { now })];
              if (found.some((answer) => answer !== expected))
                expect.fail(
                  `${JSON.stringify(part)} of ${JSON.stringify(one)} at ${now}: ${expected}; SQL, memory, fold: ${found}`,
                );
            });
          }
        });
      }),
      { numRuns: 10, endOnFailure: true },
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
            const loaded = await load(
              tx,
              people.map((_, i) => i + 1),
              plan,
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

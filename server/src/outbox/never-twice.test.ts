import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import type { Fault, Life } from '../../../test/harness/fake-platform.ts';
import { makeOutboxWorld, NOON, type OutboxWorld } from '../../../test/harness/outbox-world.ts';
import { runs } from '../../../test/harness/runs.ts';
import { sql } from '../kernel/database/sql.ts';
import { dispatchOnce } from './dispatcher.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PEOPLE = 4;
const STAFF = ['ops-01', 'ops-02'];

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

type Wish = { contact: number; message: string; staff: string; liveHours: number | null; group: boolean };
type Round = {
  advanceMinutes: number;
  wishes: Wish[];
  faults: (Fault | null)[];
  death: { step: number; effect: boolean } | null;
  /** Two processes at once. */
  twin: boolean;
  confirm: string | null;
  unfriend: number | null;
};

const fault = fc.oneof(
  { weight: 6, arbitrary: fc.constant(null) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Fault>(
      'later',
      'lost-before',
      'lost-after',
      'die-before',
      'die-after',
      'confirm-first',
    ),
  },
);
const wish: fc.Arbitrary<Wish> = fc.record({
  contact: fc.integer({ min: 1, max: PEOPLE }),
  message: fc.constantFrom('pack', 'live', 'personal'),
  staff: fc.constantFrom(...STAFF),
  liveHours: fc.option(fc.integer({ min: 1, max: 40 })),
  group: fc.nat(3).map((n) => n === 0),
});
const round: fc.Arbitrary<Round> = fc.record({
  advanceMinutes: fc.constantFrom(0, 1, 6, 6, 30, 200, 1500),
  wishes: fc.array(wish, { maxLength: 4 }),
  faults: fc.array(fault, { maxLength: 6 }),
  death: fc.option(fc.record({ step: fc.integer({ min: 1, max: 25 }), effect: fc.boolean() })),
  twin: fc.boolean(),
  confirm: fc.option(fc.constantFrom('xiaohe', 'atang')),
  unfriend: fc.option(fc.integer({ min: 1, max: PEOPLE }), { freq: 8 }),
});

/** One process at work; its death is part of the plan, any other error is not. */
async function work(world: OutboxWorld, death: Round['death']): Promise<void> {
  const life: Life = { dead: false };
  try {
    await dispatchOnce(world.deps(life, death));
  } catch (error) {
    if (!life.dead) throw error;
  }
}

async function play(world: OutboxWorld, rounds: readonly Round[]): Promise<void> {
  let number = 0;
  for (const { advanceMinutes, wishes, faults, death, twin, confirm, unfriend } of rounds) {
    world.clock.advance(advanceMinutes * MINUTE);
    const queue = [...faults];
    world.platform.faults = () => queue.shift() ?? undefined;
    await world.intend(
      wishes.map(({ contact, message, staff, liveHours, group }) => ({
        dedupe: `i${number++}`,
        message,
        ...(group
          ? { kind: 'group-message' as const, chatId: `wr${contact}`, staff: null }
          : { kind: 'message' as const, contactId: contact, staff }),
        notAfter: liveHours === null ? null : new Date(world.clock.now().getTime() + liveHours * HOUR),
      })),
    );
    if (unfriend !== null) {
      world.platform.friends.delete(`xiaohe wm${unfriend}`);
      await world.ownGroup(`wr${unfriend}`, 'ops-02'); // the group goes over to a colleague
      world.platform.friends.delete(`xiaohe wr${unfriend}`);
    }
    await Promise.all([work(world, death), ...(twin ? [work(world, null)] : [])]);
    if (confirm) world.platform.confirmAll(confirm);
  }
}

/** Nothing fails any more; time goes on until everything must have ended. */
async function heal(world: OutboxWorld): Promise<void> {
  world.platform.faults = () => undefined;
  for (let i = 0; i < 6; i++) {
    world.clock.advance(10 * MINUTE);
    await work(world, null);
    // What waits for its sender, or for another day, does not change by waiting on.
    if (!(await db.one(sql`select from mass_send where state in ('ready', 'calling', 'unknown') limit 1`)))
      break;
  }
  world.platform.confirmAll('xiaohe');
  for (const hours of [1, 24, 24, 24 * 40, 1, 24, 24 * 40, 1]) {
    world.clock.advance(hours * HOUR);
    await work(world, null);
    if (!(await db.one(sql`select from intention where settled_at is null limit 1`))) break;
  }
}

/** Every intention that was settled as sent, as `person text`, with how often that was. */
async function sentByPerson(): Promise<Record<string, number>> {
  const rows = await db.rows<{ what: string; times: number }>(sql`
    select i.target || ' ' || (m.content ->> 'text') as what, count(*) as times
    from intention i join mass_send m on m.id = i.mass_send_id where i.state = 'sent' group by 1`);
  return Object.fromEntries(rows.map((row) => [row.what, row.times]));
}

function deliveredByPerson(world: OutboxWorld): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { to, text } of world.platform.deliveries) {
    const what = `${to} ${text}`;
    counts[what] = (counts[what] ?? 0) + 1;
  }
  return counts;
}

async function checkEverythingEnded(world: OutboxWorld): Promise<void> {
  expect(
    await db.rows(sql`
      select id, state, reason from intention
      where settled_at is null or state <> 'sent' and coalesce(reason, '') = ''
        or state not in ('sent', 'failed', 'expired', 'dropped', 'cancelled')`),
  ).toEqual([]);
  // What the platform delivered is exactly what is on record as sent: nothing twice, nothing in silence.
  expect(deliveredByPerson(world)).toEqual(await sentByPerson());
  const quota = await db.rows<{ contact_id: number; spent: number; sent: number }>(sql`
    select q.contact_id, sum(q.spent)::int as spent, sum(q.reserved)::int as reserved,
           (select count(*) from intention i where i.contact_id = q.contact_id and i.state = 'sent'
            and i.kind = 'message') as sent
    from reach_quota q group by q.contact_id`);
  for (const row of quota) expect(row).toMatchObject({ reserved: 0, spent: row.sent });
  const groups = await db.rows<{ spent: number; sent: number }>(sql`
    select sum(q.spent)::int as spent, sum(q.reserved)::int as reserved, 
           (select count(*) from intention i where i.chat_id = q.chat_id and i.state = 'sent') as sent
    from group_reach_quota q group by q.chat_id`);
  for (const row of groups) expect(row).toMatchObject({ reserved: 0, spent: row.sent });
  const [counts] = await db.rows(sql`
    select (select count(*) from event where name = 'message.sent') as told,
           (select count(*) from intention where state = 'sent' and kind = 'message') as sent,
           (select count(*) from event where name = 'message.failed') as told_failed,
           (select count(*) from intention where state <> 'sent' and kind = 'message') as failed,
           (select count(*) from task where state = 'open') as open_tasks,
           (select count(*) from mass_send where settled_at is null) as open_sends`);
  const { told, sent, told_failed, failed, open_tasks, open_sends } = counts as Record<string, number>;
  expect({ told, told_failed, open_tasks, open_sends }).toEqual({
    told: sent,
    told_failed: failed,
    open_tasks: 0,
    open_sends: 0,
  });
}

describe('the dispatcher under faults', () => {
  it('delivers nothing twice and ends everything, whatever dies or gets lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 3, maxLength: 10 }), async (rounds) => {
        const world = await makeOutboxWorld(db, { quota: 'seven-per-week', massTargets: 3 });
        for (let id = 1; id <= PEOPLE; id++) {
          await world.befriend(id, STAFF);
          await world.ownGroup(`wr${id}`, 'ops-01');
        }
        await play(world, rounds);
        await heal(world);
        await checkEverythingEnded(world);
      }),
      runs(10),
    );
  }, 240_000);

  it('survives a death at every single step of a mass send', async () => {
    let calls = 0;
    for (let step = 1; ; step++) {
      const before = await dieAt({ step, effect: false });
      // Dead after one step or dead before the next is the same, unless the platform was called in between.
      if (before.calls > calls) await dieAt({ step: step - 1, effect: true });
      calls = before.calls;
      if (before.survived) break;
      expect(step).toBeLessThan(80);
    }
    expect(calls).toBeGreaterThan(2);
  }, 240_000);
});

/** A mass task of three people whose process dies at a step; @returns how many calls it had made by then. */
async function dieAt(death: NonNullable<Round['death']>): Promise<{ survived: boolean; calls: number }> {
  const world = await makeOutboxWorld(db);
  let calls = 0;
  world.platform.faults = () => {
    calls += 1;
    return undefined;
  };
  for (let id = 1; id <= PEOPLE; id++) await world.befriend(id, STAFF);
  await world.intend(
    [1, 2, 3].map((id) => ({ dedupe: `i${id}`, kind: 'message' as const, contactId: id, message: 'pack' })),
  );
  world.clock.advance(6 * MINUTE);
  const life: Life = { dead: false };
  const deps = world.deps(life, death);
  const live = async (minutes: number) => {
    world.clock.advance(minutes * MINUTE);
    if (!life.dead) await dispatchOnce(deps).catch(() => expect(life.dead).toBe(true));
  };
  await live(0);
  world.platform.confirmAll('xiaohe');
  await live(2);
  const outcome = { survived: !life.dead, calls };
  await heal(world);
  await checkEverythingEnded(world);
  expect(await world.states()).toEqual({ i1: 'sent', i2: 'sent', i3: 'sent' });
  expect(world.clock.now().getTime()).toBeGreaterThan(NOON.getTime());
  return outcome;
}

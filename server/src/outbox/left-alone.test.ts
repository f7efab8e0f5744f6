import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { makeOutboxWorld, NOON, type OutboxWorld } from '../../../test/harness/outbox-world.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';
import { dispatchOnce } from './dispatcher.ts';
import { createLane } from './lanes/create.ts';

const GATHERING_MS = 5 * 60_000;
const RETRY_MS = 60 * 60_000;

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

/** Tasks of one person each that have passed the gate and wait to be created. */
async function waitingTasks(people: number): Promise<OutboxWorld> {
  const world = await makeOutboxWorld(db);
  world.plan.messages.own = { name: '问候', text: '{{ contact.name }},最近好吗' };
  for (let id = 1; id <= people; id += 1) await world.befriend(id, ['ops-01']);
  await world.intend(
    Array.from({ length: people }, (_, i) => ({
      dedupe: `m${i + 1}`,
      kind: 'message' as const,
      contactId: i + 1,
      message: 'own',
    })),
  );
  world.platform.faults = (call) => (call === 'createMassSend' ? 'later' : undefined);
  world.clock.advance(GATHERING_MS);
  await dispatchOnce(world.deps());
  world.platform.faults = () => undefined;
  world.clock.advance(RETRY_MS);
  const waiting = await db.rows(sql`select 1 from mass_send where state = 'ready'`);
  expect(waiting).toHaveLength(people);
  return world;
}

const leaveAlone = () =>
  db.run(sql`
    insert into suppression (contact_id, reason, set_by, at) select id, 'asked', 'lin', ${NOON} from contact`);

/** A database that does something of somebody else's just before the n-th statement or transaction. */
function interrupted(step: number, act: () => Promise<unknown>): Database {
  let steps = 0;
  const first = async () => {
    steps += 1;
    if (steps === step) await act();
  };
  return {
    ...db,
    rows: async (statement) => first().then(() => db.rows(statement)),
    one: async (statement) => first().then(() => db.one(statement)),
    run: async (statement) => first().then(() => db.run(statement)),
    transaction: async (work) => first().then(() => db.transaction(work)),
  };
}

it('nobody is written to whose mark is there before the call is under way, whenever it is set', async () => {
  const markedIn: string[] = [];
  for (let step = 1; ; step += 1) {
    const world = await waitingTasks(1);
    let state: string | undefined;
    const mark = async () => {
      state = (await db.one<{ state: string }>(sql`select state from mass_send`))?.state;
      await leaveAlone();
    };
    await createLane({ ...world.deps(), db: interrupted(step, mark) }).drain();
    if (state === undefined) break;
    markedIn.push(state);
    expect({ step, state, called: world.platform.masses.length }).toEqual({
      step,
      state,
      called: state === 'ready' ? 0 : 1,
    });
  }
  expect([...new Set(markedIn)]).toEqual(['ready', 'calling', 'awaiting-staff']);
});

it('nobody is written to unasked because others have been taken out before', async () => {
  const world = await waitingTasks(9);
  await leaveAlone();
  await createLane(world.deps()).drain();
  expect(world.platform.masses).toEqual([]);
  expect(new Set(Object.values(await world.states()))).toEqual(new Set(['dropped suppressed']));
});

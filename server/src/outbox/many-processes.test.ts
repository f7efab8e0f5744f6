import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { makeOutboxWorld } from '../../../test/harness/outbox-world.ts';
import { sql } from '../kernel/database/sql.ts';
import { startDispatcher } from './dispatcher.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

it('three dispatchers share the work: everything once, in order for each contact', async () => {
  const people = 40;
  const world = await makeOutboxWorld(db, { gatherMs: 0, idleMs: 50, massTargets: 7 });
  for (let id = 1; id <= people; id++) {
    await world.befriend(id, ['ops-01']);
    world.platform.welcomeCodes.set(`code-${id}`, `wm${id}`);
  }
  const workers = await Promise.all([1, 2, 3].map(() => startDispatcher(world.deps())));
  const ids = Array.from({ length: people }, (_, i) => i + 1);
  await Promise.all(
    ids.map((id) =>
      world.intend([
        {
          dedupe: `w${id}`,
          kind: 'welcome',
          contactId: id,
          message: 'welcome',
          params: { welcome_code: `code-${id}` },
        },
        { dedupe: `m${id}`, kind: 'message', contactId: id, message: 'personal' },
        { dedupe: `p${id}`, kind: 'message', contactId: id, message: 'pack' },
        { dedupe: `a${id}`, kind: 'tag', contactId: id, params: { add: ['need/course'], remove: [] } },
      ]),
    ),
  );
  await world.intend(
    ids.map((id) => ({
      dedupe: `r${id}`,
      kind: 'tag' as const,
      contactId: id,
      params: { add: [], remove: ['need/course'] },
    })),
  );
  const targets = () => world.platform.masses.reduce((sum, mass) => sum + mass.targets.size, 0);
  const waiting = () =>
    db.one<{ n: number }>(sql`
      select count(*) as n from intention where settled_at is null and state <> 'awaiting-staff'`);
  await expect.poll(async () => [targets(), (await waiting())?.n], { timeout: 20_000 }).toEqual([80, 0]);
  world.platform.confirmAll('xiaohe');
  world.clock.advance(3_600_000);
  await expect
    .poll(async () => Object.values(await world.states()).filter((state) => state !== 'sent'), {
      timeout: 20_000,
    })
    .toEqual([]);
  await Promise.all(workers.map((worker) => worker.stop()));
  expect(world.platform.deliveries).toHaveLength(3 * people);
  expect(new Set(world.platform.deliveries.map(({ to, text }) => `${to} ${text}`)).size).toBe(3 * people);
  expect(ids.map((id) => world.platform.tags.get(`wm${id}`)?.size)).toEqual(ids.map(() => 0));
}, 60_000);

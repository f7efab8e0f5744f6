import { afterAll, beforeAll, expect, it } from 'vitest';
import { ASKED, agree, openMergeWorld, who } from '../../../test/harness/merge-world.ts';
import { sql } from '../kernel/database/sql.ts';
import { ingestEvents } from '../modules/contacts/api.ts';
import { askMerge } from '../modules/contacts/merge/ask-merge.ts';
import { askSplit } from '../modules/contacts/merge/ask-split.ts';

// One person with two accounts on the platform, both of them friends of the same member of staff.
let world: Awaited<ReturnType<typeof openMergeWorld>>;
let ann: number;
let bea: number;
beforeAll(async () => {
  world = await openMergeWorld();
  ann = await say('ann', 'contact.added');
  bea = await say('bea', 'contact.added');
  await say('bea', 'contact.added', 'gao');
});
afterAll(() => world.db.drop());

async function say(account: string, name: string, staff = 'lin'): Promise<number> {
  world.clock.advance(60_000);
  const event = {
    name,
    at: world.clock.now(),
    identities: who(account),
    props: { staff, platform_id: account },
  };
  const [result] = await world.db.transaction((tx) =>
    ingestEvents(tx, [event], { source: 'test', now: world.clock.now() }),
  );
  await world.settle();
  return result?.contactId ?? 0;
}

const friends = (contact: number) =>
  world.db.rows<{ staff: string; ids: string[]; stands: boolean }>(sql`
    select staff, platform_ids as ids, lost_at is null as stands from relation where contact_id = ${contact} order by staff`);
const isLost = async () =>
  (
    await world.db.one<{ lost: boolean }>(
      sql`select lost_at is not null as lost from contact where id = ${ann}`,
    )
  )?.lost;

it('are friends by both accounts, until the last of them leaves', async () => {
  const now = world.clock.now();
  const merge = await world.db.transaction((tx) => askMerge(tx, { from: bea, into: ann, ...ASKED }, now));
  await world.settle();
  expect(await friends(ann)).toEqual([
    { staff: 'gao', ids: ['bea'], stands: true },
    { staff: 'lin', ids: ['bea', 'ann'], stands: true },
  ]);
  await say('bea', 'contact.lost');
  expect(await friends(ann)).toContainEqual({ staff: 'lin', ids: ['ann'], stands: true });
  await say('ann', 'contact.lost');
  expect(await friends(ann)).toContainEqual({ staff: 'lin', ids: [], stands: false });
  expect(await isLost()).toBe(false);
  await say('bea', 'contact.lost', 'gao');
  expect(await isLost()).toBe(true);

  await say('bea', 'contact.added');
  await say('ann', 'contact.added');
  expect(await friends(ann)).toContainEqual({ staff: 'lin', ids: ['ann', 'bea'], stands: true });
  await world.db.transaction((tx) =>
    askSplit(tx, { merge, by: 'test', reason: 'two people' }, world.clock.now()),
  );
  await world.settle();
  expect((await friends(ann)).filter(({ stands }) => stands)).toEqual([
    { staff: 'lin', ids: ['ann'], stands: true },
  ]);
  expect((await friends(bea)).filter(({ stands }) => stands)).toEqual([
    { staff: 'lin', ids: ['bea'], stands: true },
  ]);
  await agree(world.db);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeEngine } from '../server/src/engine/engine.ts';
import { sql } from '../server/src/kernel/database/sql.ts';
import { makeLogger } from '../server/src/kernel/telemetry/logger.ts';
import { type Identity, ingestEvents } from '../server/src/modules/contacts/api.ts';
import { askMerge } from '../server/src/modules/contacts/merge/ask-merge.ts';
import { contactLedger } from '../server/src/outbox/sql/ledgers.ts';
import { reserveQuota } from '../server/src/outbox/sql/reserve-quota.ts';
import { retryIntentions } from '../server/src/outbox/sql/retry-intentions.ts';
import { openStage, type Stage } from './harness/engine-stage.ts';
import { makeRandom } from './storm/random.ts';

// The same by many connections at once, as many processes would.
const MANY = 10;
const PLAN = `
stages: { new: { name: N }, paid: { name: P, enter: { event: order.paid } } }
tags: { g: { name: G, choose: one, wecom: false, values: { x: X, y: Y } } }
segments: { buyers: { name: B, when: { event: order.paid } } }
journeys:
  orders:
    name: O
    start: { event: order.paid }
    key: order_id
    again: after-end
    steps: [{ wait: 1d }, { tag: g/x }]
`;
let stage: Stage;
beforeAll(async () => {
  stage = await openStage('2026-03-02T02:00:00Z', PLAN);
});
afterAll(() => stage.close());

const many = <T>(work: (nr: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: MANY }, (_, nr) => work(nr)));

/** As loops and senders do when PostgreSQL ends one of two that wait for each other. */
async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!String((error as { code?: unknown }).code).startsWith('40')) throw error;
    }
  }
}

const tell = (identities: Identity[], name = 'app.opened', props: Record<string, unknown> = {}) =>
  insist(async () => {
    const now = stage.clock.now();
    const [result] = await stage.db.transaction((tx) =>
      ingestEvents(tx, [{ name, at: now, identities, props }], { source: 'test', now }),
    );
    return result?.contactId ?? 0;
  });
function signal(): { given: Promise<void>; give(): void } {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give: () => give() };
}
const named = (...values: string[]): Identity[] => values.map((value) => ({ kind: 'unionid', value }));

/** Several engines, until none finds anything to do. */
async function workTogether(): Promise<void> {
  const { db, clock } = stage;
  const engines = await many(() => makeEngine({ db, clock, log: makeLogger('silent'), batchSize: 3 }));
  for (let done = 1; done > 0; ) {
    const rounds = await Promise.all(engines.slice(0, 3).map((engine) => insist(() => engine.round())));
    done = rounds.reduce((sum, one) => sum + one, 0);
  }
  // One may have left what it needed to another who then found nothing: the last look is taken alone.
  await stage.settle();
}

const nothingHangs = () =>
  stage.db.rows(sql`
    select 'identity' as what, contact_id from identity i where not exists (select from contact c where c.id = i.contact_id)
    union all
    select 'enrolment', contact_id from enrolment e where not exists (select from contact c where c.id = e.contact_id)
    union all select 'failure', part from event_failure`);

it('one person whom many report at once is one contact', async () => {
  const ids = await many(() => tell(named('same')));
  expect(new Set(ids).size).toBe(1);
  // Each names the next one too: all are one, or a conflict is noted of whom two were made already.
  const chain = await many((nr) => tell(named(`c${nr}`, `c${nr + 1}`)));
  const rows = await stage.db.rows<{ id: number }>(sql`
    select distinct contact_id as id from identity where value like 'c%'`);
  expect(rows.map((row) => row.id).sort()).toEqual([...new Set(chain)].sort());
  const conflicts = await stage.db.rows(sql`select 1 from identity_conflict`);
  expect(conflicts.length >= rows.length - 1).toBe(true);
});

it('a name that is added while its contact is merged away goes to the one who goes on', async () => {
  const [gone, one] = [await tell(named('old')), await tell(named('stays'))];
  await stage.settle();
  const [taken, release] = [signal(), signal()];
  // Somebody is about to take the new name and thinks better of it: whoever wants it waits for that.
  const other = stage.db.transaction(async (tx) => {
    await tx.run(sql`
      insert into identity (kind, value, contact_id, at) values ('unionid', 'new name', ${one}, ${stage.clock.now()})`);
    taken.give();
    await release.given;
    throw new Error('thought better of it');
  });
  other.catch(() => undefined);
  await taken.given;
  const added = tell(named('old', 'new name'));
  const waiting = async (): Promise<boolean> =>
    (await stage.db.rows(sql`select 1 from pg_locks where not granted`)).length > 0;
  while (!(await waiting()));
  const merged = insist(() =>
    stage.db.transaction((tx) =>
      askMerge(tx, { from: gone, into: one, by: 'test', reason: 'one person' }, stage.clock.now()),
    ),
  );
  // The merge comes in between, unless it waits for the one who adds the name.
  const settled = merged.then(() => stage.settle());
  await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, 300))]);
  release.give();
  // An engine still at work after this would hold parts that the next test waits for in vain.
  await Promise.allSettled([other, added, merged, settled]);
  await stage.settle();
  expect(await nothingHangs()).toEqual([]);
  expect(
    await stage.db.rows(
      sql`select contact_id as id from identity where value in ('old', 'new name', 'stays')`,
    ),
  ).toEqual([{ id: one }, { id: one }, { id: one }]);
});

it('what is meant again for a contact that is being merged away is meant for the one who goes on', async () => {
  const { db, clock } = stage;
  const from = await tell(named('again-a'));
  const into = await tell(named('again-b'));
  await db.run(sql`
    insert into intention (dedupe, kind, contact_id, staff, message, plan_version, params, not_before, not_after,
                           created_at, state, reason, settled_at)
    values ('lost', 'message', ${from}, null, 'm', 1, '{}', ${clock.now()}, ${clock.now()}, ${clock.now()}, 'failed',
            'nobody-to-send', ${clock.now()})`);
  await db.transaction((tx) => askMerge(tx, { from, into, by: 'test', reason: 'one person' }, clock.now()));
  const [written, release] = [signal(), signal()];
  const retry = db.transaction(async (tx) => {
    expect(await retryIntentions(tx, sql`i.dedupe = 'lost'`, clock.now())).toBe(1);
    written.give();
    await release.given;
  });
  await written.given;
  const merged = workTogether();
  await new Promise((resolve) => setTimeout(resolve, 200));
  release.give();
  await Promise.all([retry, merged]);
  await workTogether();
  expect(await db.rows(sql`select contact_id as id from intention where message = 'm'`)).toEqual([
    { id: into },
    { id: into },
  ]);
});

it('overlapping merges, orders and new plans at once leave one contact for each person', async () => {
  const random = makeRandom(5, 'races');
  const ids = await many((nr) => tell(named(`p${nr}`), 'order.paid', { order_id: 'first' }));
  const refusals: string[] = [];
  const merge = async (nr: number): Promise<void> => {
    const [from = 0, into = 0] = [ids[nr], ids[random.int(0, MANY - 1)]];
    const wish = { from, into, by: 'test', reason: 'one person' };
    await insist(() => stage.db.transaction((tx) => askMerge(tx, wish, stage.clock.now()))).catch(
      (error: { code?: string }) => refusals.push(String(error.code)),
    );
  };
  const order = (nr: number) => tell(named(`p${nr}`, `q${nr}`), 'order.paid', { order_id: `o${nr % 3}` });
  const apply = () => stage.apply(PLAN.replace('P, enter', 'Paid, enter'));
  const engines = workTogether();
  await Promise.all([many(merge), many(order), many(order), apply(), engines]);
  await workTogether();
  expect(refusals.filter((code) => !/^contact\/(same|merged)$|^request\/not-found$/.test(code))).toEqual([]);
  expect(await nothingHangs()).toEqual([]);
  // One entry under way for each person and order, whoever told of it how often.
  const orders = await stage.db.rows<{ n: number }>(sql`
    select e.contact_id, e.entry_key, count(*) as n from enrolment e
    where e.status = 'active' and e.journey = 'orders' group by 1, 2`);
  expect(orders.every(({ n }) => n === 1)).toBe(true);
  const counted = await stage.db.rows(sql`
    with told as (
      select coalesce(r.target, e.contact_id) as id, count(*) as n from event e
      left join log_redirect r on r.contact_id = e.contact_id where e.name = 'order.paid' group by 1),
    kept as (
      select k.contact_id as id, max(k.count) as n from contact_counter k
      join counter c on c.id = k.counter where c.event = 'order.paid' group by 1)
    select id, told.n, kept.n as kept from told full join kept using (id) where told.n is distinct from kept.n`);
  expect(counted).toEqual([]);
});

it('quota that many reserve at once is never given out twice', async () => {
  const window = { start: '2026-03-01', allowed: 7 };
  const granted = await many(() =>
    insist(() =>
      stage.db.transaction((tx) =>
        reserveQuota(
          tx,
          contactLedger,
          new Map([
            [901, 2],
            [902, 1],
          ]),
          window,
        ),
      ),
    ),
  );
  const sum = (contact: number) => granted.reduce((all, one) => all + (one.get(contact) ?? 0), 0);
  expect([sum(901), sum(902)]).toEqual([7, 7]);
  expect(await stage.db.rows(sql`select reserved from reach_quota where contact_id in (901, 902)`)).toEqual([
    { reserved: 7 },
    { reserved: 7 },
  ]);
});

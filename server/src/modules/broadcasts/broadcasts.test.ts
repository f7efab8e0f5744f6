import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../../../../test/harness/engine-stage.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp } from '../../kernel/http/app.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import { cancelRuns } from './cancel-runs.ts';
import { broadcastEndpoints } from './http/endpoints.ts';
import { runBroadcasts } from './run-broadcasts.ts';

const HEAD = `
staff: { lin: { name: 林, wecom: Lin }, chen: { name: 陈, wecom: Chen } }
messages: { sale: { name: 促销, text: 今天有活动 }, news: { name: 周报, text: 本周新品 } }
communities: { vip: { name: VIP 群, owner: lin, exit: 年底解散 } }
`;
const SALE = `sale: { name: 促销, to: { event: order.paid }, unless: { event: refund.asked }, message: sale, by: last-added, value: 9, send: { on: 2026-06-18, at: "10:00" } }`;
const NEWS = `news: { name: 周报, groups: [vip], message: news, late: 1h, expires: 6h, send: { every: [wed], at: "09:00" } }`;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('2026-06-01T00:00:00Z', HEAD);
  for (const who of ['a', 'b', 'c', 'd']) await stage.send(who, 'order.paid');
  await stage.send('d', 'refund.asked');
  await stage.send('e', 'page.seen');
  await stage.db.run(sql`
    insert into community_chat (chat_id, name, owner_userid, created_at, community_key, status)
    values ('wr1', '一群', 'Lin', now(), 'vip', 'normal'), ('wr2', '二群', 'Chen', now(), 'vip', 'normal'),
           ('wr3', '三群', 'Lin', now(), 'vip', 'dismissed'), ('wr4', '四群', 'Lin', now(), null, 'normal')`);
});
afterAll(() => stage.close());
beforeEach(async () => {
  await stage.apply(HEAD);
  await stage.db.run(sql`truncate intention, reach_quota`); // numbers go on: the log knows them
  await stage.db.run(sql`truncate broadcast_run, mass_send restart identity`);
  stage.clock.set(new Date('2026-06-01T00:00:00Z'));
});

const apply = (...broadcasts: string[]) => stage.apply(`${HEAD}broadcasts:\n  ${broadcasts.join('\n  ')}\n`);
const run = async (at: string) => {
  stage.clock.set(new Date(at));
  while ((await runBroadcasts(stage.db, stage.clock.now())) > 0);
};
const runs = async () =>
  (
    await stage.db.rows<{ text: string }>(sql`
      select broadcast || ' ' || to_char(due_at at time zone 'UTC', 'MM-DD HH24:MI') || ' ' || state
             || coalesce(' ' || reason, '') || ' ' || targets as text
      from broadcast_run order by due_at, broadcast`)
  ).map((row) => row.text);
const wanted = () =>
  stage.db.rows<{ kind: string; who: string; state: string }>(sql`
    select kind, coalesce(chat_id, contact_id::text) as who, staff, sender_rule, worth, message, state
    from intention order by id`);

describe('a broadcast', () => {
  it('is planned by the apply, and at its time becomes one message for everybody it is for', async () => {
    await apply(SALE);
    expect(await runs()).toEqual(['sale 06-18 02:00 planned 0']);
    await run('2026-06-18T01:59:59Z');
    expect(await wanted()).toEqual([]);
    await run('2026-06-18T02:00:00Z');
    expect(await runs()).toEqual(['sale 06-18 02:00 done 3']);
    const one = { kind: 'message', staff: null, sender_rule: 'last-added', worth: 90, message: 'sale' };
    expect(await wanted()).toEqual(['1', '2', '3'].map((who) => ({ ...one, who, state: 'pending' })));
    const times = await stage.db.one(
      sql`select min(not_before) as begins, max(not_after) as ends from intention`,
    );
    expect(times).toEqual({
      begins: new Date('2026-06-18T02:00:00Z'),
      ends: new Date('2026-06-19T02:00:00Z'),
    });
    await run('2026-06-19T02:00:00Z');
    expect(await wanted()).toHaveLength(3);
  });

  it('goes on where it was broken off, and takes nobody twice', async () => {
    await apply(SALE);
    await run('2026-06-18T02:00:00Z');
    await stage.db.run(sql`update broadcast_run set state = 'running', position = '1', targets = 1`);
    await stage.db.run(sql`delete from intention where contact_id = 3`);
    await run('2026-06-18T09:00:00Z'); // long after "late": it has begun in time
    expect(await runs()).toEqual(['sale 06-18 02:00 done 3']);
    expect((await wanted()).map(({ who }) => who).sort()).toEqual(['1', '2', '3']);
  });

  it('to groups goes to those of its communities, every week', async () => {
    await apply(NEWS);
    await run('2026-06-03T01:00:00Z');
    expect(await runs()).toEqual(['news 06-03 01:00 done 2', 'news 06-10 01:00 planned 0']);
    const one = { kind: 'group-message', staff: null, sender_rule: null, worth: 50, message: 'news' };
    expect(await wanted()).toEqual(['wr1', 'wr2'].map((who) => ({ ...one, who, state: 'pending' })));
  });

  it('that could not begin in time is skipped, with a record of every one', async () => {
    await apply(NEWS);
    await run('2026-06-17T02:30:00Z');
    expect(await runs()).toEqual([
      'news 06-03 01:00 skipped too-late 0',
      'news 06-10 01:00 skipped too-late 0',
      'news 06-17 01:00 skipped too-late 0',
      'news 06-24 01:00 planned 0',
    ]);
    expect(await wanted()).toEqual([]);
  });

  it('follows the plan when its time is changed', async () => {
    await apply(SALE);
    await apply(SALE.replace('2026-06-18', '2026-06-20'));
    expect(await runs()).toEqual(['sale 06-20 02:00 planned 0']);
  });

  it('is made by several processes together, once', async () => {
    await apply(SALE, NEWS);
    stage.clock.set(new Date('2026-06-18T02:00:00Z'));
    const work = async () => {
      while ((await runBroadcasts(stage.db, stage.clock.now())) > 0);
    };
    await Promise.all([work(), work(), work(), work()]);
    expect((await wanted()).map(({ who }) => who).sort()).toEqual(['1', '2', '3']);
  });
});

describe('over HTTP', () => {
  const ask = async (method: 'GET' | 'POST', url: string) => {
    const app = await buildHttp({
      logger: makeLogger('silent'),
      guard: async () => ({ kind: 'user', id: 1, name: '林' }),
      endpoints: broadcastEndpoints({ db: stage.db, clock: stage.clock, machine: stage.clock, port: null }),
      version: 'test',
    });
    const answer = (await app.inject({ method, url })).json();
    await app.close();
    return answer;
  };

  it('says when they come, and whom they would reach', async () => {
    await apply(SALE, NEWS);
    const { items } = await ask('GET', '/v1/broadcasts');
    expect(items).toMatchObject([
      { key: 'sale', audience: 'contacts', groups: [], next: '2026-06-18T02:00:00.000Z' },
      {
        key: 'news',
        audience: 'groups',
        to: null,
        groups: [{ name: 'VIP 群' }],
        next: '2026-06-03T01:00:00.000Z',
      },
    ]);
    await stage.db.run(sql`
      insert into identity (kind, value, contact_id, at)
      select 'external_userid', 'wm' || id, id, now() from contact where id in (1, 2) on conflict do nothing`);
    await stage.db.run(sql`
      insert into relation (contact_id, staff, added_at) values (1, 'chen', now()) on conflict do nothing`);
    expect(await ask('GET', '/v1/broadcasts/sale/preview')).toEqual({
      text: '今天有活动',
      audience: 'contacts',
      targets: 3,
      reachable: 1,
      senders: 1,
      me: null,
      left: [
        { reason: 'no-platform-id', count: 1 },
        { reason: 'no-sender', count: 1 },
      ],
    });
    expect(await ask('GET', '/v1/broadcasts/news/preview')).toMatchObject({
      targets: 2,
      reachable: 2,
      senders: 2,
    });
    expect(await ask('GET', '/v1/broadcasts/none/preview')).toMatchObject({ code: 'request/not-found' });
  });

  it('lists runs, and calls one off once', async () => {
    await apply(SALE, NEWS);
    await run('2026-06-03T01:00:00Z');
    const list = async (query: string) => (await ask('GET', `/v1/broadcast-runs?${query}`)).items;
    expect(await list('state=done')).toMatchObject([
      { broadcast: { key: 'news', name: '周报' }, targets: 2, open: 2, sent: 0, lost: 0 },
    ]);
    const [{ id }] = await list('broadcast=news&sort=dueAt&size=1');
    expect(await ask('POST', `/v1/broadcast-runs/${id}/cancel`)).toEqual({ takenBack: 2, tasks: 0 });
    expect(await list('state=cancelled')).toMatchObject([
      { by: '林', reason: 'cancelled-by-operator', lost: 2 },
    ]);
    expect(await ask('POST', `/v1/broadcast-runs/${id}/cancel`)).toMatchObject({ code: 'broadcast/over' });
    expect(await ask('GET', '/v1/broadcast-runs?sort=x')).toMatchObject({ code: 'request/invalid' });
  });
});

describe('calling off', () => {
  const open = async () => {
    await apply(SALE);
    await run('2026-06-18T02:00:00Z');
    await stage.db.run(sql`
      insert into mass_send (staff, content, content_hash, targets, state, created_at, broadcast_run)
      select 'lin', '{}', 'x', 1, state, now(), 1 from unnest(array['ready', 'awaiting-staff', 'confirmed']) as state`);
    await stage.db.run(sql`
      update intention set mass_send_id = contact_id, state = 'calling', quota_month = '2026-06-01'
      where contact_id in (1, 2)`);
    await stage.db.run(sql`
      insert into reach_quota (contact_id, month, allowed, reserved)
      values (1, '2026-06-01', 30, 1), (2, '2026-06-01', 30, 1)`);
  };
  const left = () =>
    stage.db.rows<{ contact_id: number; state: string; reason: string | null }>(
      sql`select contact_id, state, reason from intention order by contact_id`,
    );

  it('takes back what waits and has the platform call off what nobody has confirmed', async () => {
    await open();
    const done = await stage.db.transaction((tx) =>
      cancelRuns(tx, [{ id: 1 }], { reason: 'cancelled-by-operator', by: '林' }, stage.clock.now()),
    );
    expect(done).toEqual({ takenBack: 2, tasks: 1 });
    expect(await left()).toEqual([
      { contact_id: 1, state: 'cancelled', reason: 'cancelled-by-operator' },
      { contact_id: 2, state: 'calling', reason: null },
      { contact_id: 3, state: 'cancelled', reason: 'cancelled-by-operator' },
    ]);
    expect(await stage.db.rows(sql`select state, cancel_wanted from mass_send order by id`)).toEqual([
      { state: 'cancelled', cancel_wanted: true },
      { state: 'awaiting-staff', cancel_wanted: true },
      { state: 'confirmed', cancel_wanted: false },
    ]);
    expect(
      await stage.db.rows(sql`select contact_id, reserved from reach_quota order by contact_id`),
    ).toEqual([
      { contact_id: 1, reserved: 0 },
      { contact_id: 2, reserved: 1 },
    ]);
    const told = await stage.db.one<{ count: number }>(sql`
      select count(*) as count from event
      where name = 'message.failed' and props ->> 'reason' = 'cancelled-by-operator'`);
    expect(told?.count).toBe(2);
  });

  it('happens by itself when the plan withdraws the broadcast', async () => {
    await open();
    await stage.apply(HEAD);
    expect(await runs()).toEqual(['sale 06-18 02:00 cancelled plan-withdrew 3']);
    expect((await left()).filter(({ state }) => state === 'cancelled')).toHaveLength(2);
    await apply(NEWS);
    await stage.apply(HEAD);
    expect(await runs()).toHaveLength(1);
  });
});

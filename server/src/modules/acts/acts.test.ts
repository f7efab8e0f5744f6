import type { BulkActRequest, BulkActRow } from '@hetang/contract/http/bulk-acts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from '../../../../test/harness/engine-stage.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../kernel/http/app.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import { askMerge } from '../contacts/merge/ask-merge.ts';
import { askSplit } from '../contacts/merge/ask-split.ts';
import { actEndpoints } from './http/endpoints.ts';
import { PIECE } from './pieces.ts';
import { workPiece } from './run-act.ts';
import { stopAct } from './stop-act.ts';
import { workActs } from './work-acts.ts';

const PLAN = `
stages:
  new: { name: 新客 }
  hot: { name: 热客, enter: { event: order.paid, at-least: 1 } }
  vip: { name: 会员, enter: { event: member.joined, at-least: 1 } }
tags:
  level: { name: 等级, choose: one, values: { a: 甲, b: 乙, c: 丙 } }
  likes: { name: 喜好, choose: many, values: { tea: 茶, milk: 奶 } }
staff: { lin: { name: 林, wecom: lin } }
journeys: { back: { name: 回访, start: on-request, again: never, steps: [{ wait: 1d }] } }
`;

let stage: Stage;
let app: HttpApp;
let asked = 0;
const people: number[] = [];
beforeAll(async () => {
  stage = await openStage('2026-03-02T02:00:00Z', PLAN);
  for (const who of ['an', 'bo', 'chen']) people.push(await stage.send(who, 'page.seen'));
  const goOn = async (): Promise<void> => {
    asked += 1;
  };
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'user', id: 7, name: '林' }),
    endpoints: actEndpoints({ db: stage.db, clock: stage.clock, goOn }),
    version: 'test',
  });
});
afterAll(async () => {
  await app.close();
  await stage.close();
});

const plan = async (act: BulkActRequest['act'], who: object = { ids: people }) =>
  app.inject({ method: 'POST', url: '/v1/contacts/acts', payload: { act, who } });
const press = (id: number, what: 'run' | 'undo') =>
  app.inject({ method: 'POST', url: `/v1/contacts/acts/${id}/${what}` });
async function run(act: BulkActRequest['act'], who?: object): Promise<BulkActRow> {
  const planned = (await plan(act, who)).json<BulkActRow>();
  const done = (await press(planned.id, 'run')).json<BulkActRow>();
  await stage.settle();
  return done;
}
async function undo(id: number): Promise<BulkActRow> {
  const answer = (await press(id, 'undo')).json<BulkActRow>();
  await stage.settle();
  return answer;
}
const tags = () =>
  stage.db.rows(sql`
    select contact_id, string_agg(tag || ':' || source, ' ' order by tag) as tags
    from contact_tag where contact_id = any(${people}::bigint[]) group by 1 order by 1`);
const stageOf = async (id: number | undefined) =>
  (await stage.db.one<{ stage: string }>(sql`select stage from contact where id = ${id}`))?.stage;

it('looks first, changes tags, and puts back exactly what it changed', async () => {
  const [an, bo, chen] = people;
  await stage.send('an', 'contact.tags-set', { add: ['level/a', 'likes/tea'], remove: [], source: 'code:x' });
  const before = await tags();
  const act = { kind: 'tags', add: ['level/b', 'likes/milk'], remove: ['likes/tea'] } as const;
  const looked = await plan(
    { ...act, add: [...act.add], remove: [...act.remove] },
    { ids: [...people, 999] },
  );
  expect(looked.json()).toMatchObject({
    state: 'planned',
    people: 4,
    waiting: 3,
    left: [{ reason: 'gone', count: 1 }],
    undo: 'not-yet',
  });
  expect(await tags()).toEqual(before);
  const { id } = looked.json<BulkActRow>();
  expect((await press(id, 'run')).json()).toMatchObject({ state: 'done', done: 3, undo: 'possible' });
  await press(id, 'run');
  await stage.settle();
  const source = `bulk:${id}`;
  expect(await tags()).toEqual(
    people.map((contact_id) => ({ contact_id, tags: `b:${source} milk:${source}` })),
  );
  // Somebody has chosen another value for one of them since, and given another the tag by hand.
  await stage.send('bo', 'contact.tags-set', { add: ['level/c'], remove: [], source: 'staff' });
  expect(await undo(id)).toMatchObject({ state: 'undone', undone: 3, undoBy: '林' });
  expect(await tags()).toEqual([
    { contact_id: an, tags: 'a:code:x tea:code:x' },
    { contact_id: bo, tags: 'c:staff' },
  ]);
  expect(chen).toBeDefined();
});

it('moves stages and back, but for those who went on since', async () => {
  const [an, bo] = people;
  const { id, done } = await run({ kind: 'stage', stage: 'hot', reason: '线下成交' }, { ids: [an, bo] });
  expect(done).toBe(2);
  expect(await stageOf(an)).toBe('hot');
  const again = (await plan({ kind: 'stage', stage: 'hot', reason: 'x' })).json();
  expect(again).toMatchObject({ waiting: 1, left: [{ reason: 'unchanged', count: 2 }] });
  await stage.send('bo', 'contact.stage-set', { stage: 'vip', reason: '升级', by: '王' });
  await undo(id);
  expect(await Promise.all([an, bo].map(stageOf))).toEqual(['new', 'vip']);
  const moves = await stage.db.rows<{ cause: { by: string } }>(
    sql`select cause from stage_change where contact_id = ${an} order by at, seq`,
  );
  expect(moves.at(-1)?.cause.by).toBe('林');
});

it('leaves people alone and lets go of those only whom it put there', async () => {
  const [an, bo, chen] = people;
  await stage.db.run(sql`
    insert into suppression (contact_id, reason, set_by, at) values (${an}, '投诉', '王', ${stage.clock.now()})`);
  const { id, left } = await run({ kind: 'suppress', reason: '活动期间' });
  expect(left).toEqual([{ reason: 'unchanged', count: 1 }]);
  await stage.db.run(sql`update suppression set source = null where contact_id = ${bo}`);
  expect(await undo(id)).toMatchObject({
    undone: 1,
    left: [
      { reason: 'changed-since', count: 1 },
      { reason: 'unchanged', count: 1 },
    ],
  });
  const rest = await stage.db.rows(sql`select contact_id from suppression order by 1`);
  expect(rest).toEqual([{ contact_id: an }, { contact_id: bo }]);
  const told = await stage.db.rows(sql`
    select contact_id, name from event where source = ${`bulk:${id}`} order by contact_id, seq`);
  expect(told).toEqual([
    { contact_id: bo, name: 'contact.suppressed' },
    { contact_id: chen, name: 'contact.suppressed' },
    { contact_id: chen, name: 'contact.released' },
  ]);
});

it('brings people into a journey once, which is not taken back', async () => {
  const { id, done } = await run(
    { kind: 'journey', journey: 'back' },
    { filter: { stage: 'new' }, except: [people[2]] },
  );
  expect(done).toBe(1);
  expect((await plan({ kind: 'journey', journey: 'back' })).json().left).toEqual([
    { reason: 'under-way', count: 1 },
  ]);
  expect((await press(id, 'undo')).json().code).toBe('act/not-undone');
});

it('does large acts piece by piece in the background, and goes on where it stopped', async () => {
  await stage.db.run(sql`
    insert into contact (id, name, created_at)
    select 100000 + n, 'many', ${stage.clock.now()} from generate_series(1, ${PIECE + 5}) n`);
  const { id } = (await plan({ kind: 'suppress', reason: 'x' }, { filter: { search: 'many' } })).json();
  expect((await press(id, 'run')).json()).toMatchObject({ state: 'running', waiting: PIECE + 5 });
  expect(asked).toBe(1);
  await workActs(stage);
  expect((await app.inject({ url: `/v1/contacts/acts/${id}` })).json()).toMatchObject({
    state: 'done',
    done: PIECE + 5,
  });
  expect((await press(id, 'undo')).json()).toMatchObject({ state: 'undoing' });
  await workActs(stage);
  expect((await app.inject({ url: `/v1/contacts/acts/${id}` })).json()).toMatchObject({ state: 'undone' });
  const list = (await app.inject({ url: '/v1/contacts/acts?kind=suppress&size=1' })).json();
  expect(list).toMatchObject({ total: 2, items: [{ id }] });
  const skipped = await app.inject({ url: `/v1/contacts/acts/1/people?reason=gone` });
  expect(skipped.json()).toMatchObject({ total: 1, items: [{ contact: 999, state: 'skipped' }] });
});

it('stops between two pieces when asked, and what was done by then is undone', async () => {
  const { id } = (await plan({ kind: 'suppress', reason: 'y' }, { filter: { search: 'many' } })).json();
  await press(id, 'run');
  expect(await workPiece(stage, id)).toBe(true);
  expect(await stopAct(stage, id)).toBe(true);
  expect(await stopAct(stage, id)).toBe(false);
  await workActs(stage);
  const stopped = { state: 'stopped', error: 'act/stopped', done: PIECE, waiting: 5, undo: 'possible' };
  expect((await app.inject({ url: `/v1/contacts/acts/${id}` })).json()).toMatchObject(stopped);
  await press(id, 'undo');
  await workActs(stage);
  expect((await app.inject({ url: `/v1/contacts/acts/${id}` })).json()).toMatchObject({
    state: 'undone',
    undone: PIECE,
  });
});

it('stops when the journey is halted meanwhile, and undoes nothing after seven days', async () => {
  const { id } = (await plan({ kind: 'journey', journey: 'back' }, { filter: { search: 'many' } })).json();
  await press(id, 'run');
  await stage.db.run(sql`update bulk_act set act = jsonb_set(act, '{journey}', '"gone"') where id = ${id}`);
  await workActs(stage);
  expect((await app.inject({ url: `/v1/contacts/acts/${id}` })).json()).toMatchObject({
    state: 'stopped',
    error: 'journey/not-in-plan',
  });
  const late = await run({ kind: 'tags', add: ['likes/milk'], remove: [] });
  stage.clock.advance(7 * 86_400_000);
  expect((await press(late.id, 'undo')).json().code).toBe('act/not-undone');
});

it('refuses what the plan does not have and what changes nothing', async () => {
  expect((await plan({ kind: 'tags', add: ['level/zzz'], remove: [] })).json().message).toContain(
    'level/zzz',
  );
  expect((await plan({ kind: 'tags', add: [], remove: [] })).statusCode).toBe(400);
  expect((await plan({ kind: 'stage', stage: 'zzz', reason: 'x' })).json().message).toContain('vip');
  expect((await plan({ kind: 'journey', journey: 'zzz' })).json().code).toBe('journey/not-in-plan');
  expect(
    (await plan({ kind: 'stage', stage: 'hot', reason: 'x' }, { filter: { colour: 'x' } })).statusCode,
  ).toBe(400);
  expect((await press(12_345, 'run')).statusCode).toBe(404);
});

const ASKED = { by: 'test', reason: '同一个人' };
const merge = (from: number, into: number) =>
  stage.db.transaction((tx) => askMerge(tx, { from, into, ...ASKED }, stage.clock.now()));
/** Two people: what an act does with the first of them, or both, and then they turn out to be one. */
async function couple(name: string): Promise<[number, number]> {
  return [await stage.send(`${name} 1`, 'page.seen'), await stage.send(`${name} 2`, 'page.seen')];
}
const hold = async (id: number) => {
  const row = await stage.db.one<{ stage: string; tags: string | null; alone: string | null }>(sql`
    select stage, (select reason from suppression s where s.contact_id = c.id) as alone,
      (select string_agg(tag || ':' || source, ' ' order by tag) from contact_tag t where t.contact_id = c.id) as tags
    from contact c where id = ${id}`);
  return row && [row.stage, row.tags, row.alone];
};

it('follows people who are merged before it is done, and tells each once', async () => {
  const [from, into] = await couple('dou');
  const { id } = (
    await plan({ kind: 'tags', add: ['likes/tea'], remove: [] }, { ids: [from, into] })
  ).json<BulkActRow>();
  await merge(from, into);
  expect((await press(id, 'run')).json()).toMatchObject({ done: 2 });
  await stage.settle();
  expect(await hold(into)).toEqual(['new', `tea:bulk:${id}`, null]);
  expect(await stage.db.rows(sql`select contact_id from event where source = ${`bulk:${id}`}`)).toEqual([
    { contact_id: into },
  ]);
  const shown = (await app.inject(`/v1/contacts/acts/${id}/people`)).json();
  expect(shown.items.map((one: { contact: number }) => one.contact)).toEqual([into, into]);
});

it('is undone for people who were merged since, in what nobody else stands for', async () => {
  const [from, into] = await couple('er');
  await stage.send('er 2', 'contact.tags-set', { add: ['likes/milk'], remove: [], source: 'staff' });
  const tagged = await run({ kind: 'tags', add: ['likes/tea', 'likes/milk'], remove: [] }, { ids: [from] });
  const moved = await run({ kind: 'stage', stage: 'hot', reason: '线下成交' }, { ids: [from] });
  const left = await run({ kind: 'suppress', reason: '活动期间' }, { ids: [from] });
  const number = await merge(from, into);
  await stage.settle();
  expect(await hold(into)).toEqual(['hot', `milk:staff tea:bulk:${tagged.id}`, '活动期间']);
  for (const act of [tagged, moved, left]) expect(await undo(act.id)).toMatchObject({ undone: 1 });
  expect(await hold(into)).toEqual(['new', 'milk:staff', null]);
  // Apart again, neither has what was undone.
  await stage.db.transaction((tx) => askSplit(tx, { merge: number, ...ASKED }, stage.clock.now()));
  await stage.settle();
  expect([await hold(from), await hold(into)]).toEqual([
    ['new', null, null],
    ['new', 'milk:staff', null],
  ]);
});

it('leaves a stage and a rest that the other of two merged has by itself', async () => {
  const [from, into] = await couple('fan');
  await stage.send('fan 2', 'order.paid');
  await stage.db.run(sql`
    insert into suppression (contact_id, reason, set_by, at) values (${into}, '投诉', '王', ${stage.clock.now()})`);
  const moved = await run({ kind: 'stage', stage: 'hot', reason: 'x' }, { ids: [from] });
  const left = await run({ kind: 'suppress', reason: 'x' }, { ids: [from] });
  await merge(from, into);
  await stage.settle();
  for (const act of [moved, left])
    expect(await undo(act.id)).toMatchObject({ undone: 0, left: [{ reason: 'changed-since', count: 1 }] });
  expect(await hold(into)).toEqual(['hot', null, '投诉']);
});

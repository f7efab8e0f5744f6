import { emptyPlan } from '@hetang/contract/plan/registry';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { startWecomRig, type WecomRig } from '../../../../test/harness/wecom-rig.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp, type HttpApp } from '../../kernel/http/app.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import { recordActors } from '../audit/record-actors.ts';
import { wantRemarks, writeRemarks } from './api.ts';
import { remarkEndpoints } from './http/endpoints.ts';

let db: TestDatabase;
let rig: WecomRig;
let app: HttpApp;
let person: { id: string; who: string };
let name: string;
const plan = emptyPlan({ plan: 'test', name: '测试', timezone: 'Asia/Shanghai' });
plan.staff = { lin: { name: '小林', wecom: 'ops-01' } };
plan.codes = {
  site: {
    name: '官网',
    staff: ['lin'],
    tags: [],
    'skip-verify': true,
    'contact-remark': '{{ contact.name }}-官网',
  },
  plain: { name: '线下', staff: ['lin'], tags: [], 'skip-verify': true },
};

beforeAll(async () => {
  db = await createTestDatabase();
  await db.run(sql`insert into plan (key, name, version, running) values ('test', '测试', 1, true)`);
  await db.run(sql`
    insert into plan_version (version, plan, spec, applied_at, applied_by, changes)
    values (1, 'test', ${JSON.stringify(plan)}::json, now(), 'test', 1)`);
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.run(
    sql`truncate friend_remark, contact, identity, relation, wecom_token, wecom_quota, wecom_breaker restart identity`,
  );
  rig = await startWecomRig(db);
  const code = { platformId: null, userids: ['ops-01'], state: 'ht-site', remark: '', skipVerify: true };
  await rig.wecom.port.ensureCode(code);
  person = await rig.addCustomer('ht-site');
  name = String((await rig.control<{ name: string }>('GET', `people/${person.id}`)).name);
  await db.run(sql`insert into contact (id, name, created_at) values (1, ${name}, ${rig.clock.now()})`);
  await db.run(sql`
    insert into identity (kind, value, contact_id, at) values ('external_userid', ${person.who}, 1, ${rig.clock.now()})`);
  await db.run(
    sql`insert into relation (contact_id, staff, code, added_at) values (1, 'lin', 'site', ${rig.clock.now()})`,
  );
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'user', id: 7, name: 'test' }),
    endpoints: [recordActors(rig.clock), ...remarkEndpoints({ db, port: rig.wecom.port })],
    version: 'test',
  });
});
afterEach(async () => {
  await app.close();
  await rig.close();
});

const deps = () => ({ db, clock: rig.clock, port: rig.wecom.port });
const added = (code: string | null, more = {}) => ({
  name: 'contact.added',
  at: rig.clock.now(),
  identities: [{ kind: 'external_userid', value: person.who }],
  props: { staff: 'lin', code },
  dedupe: 'x',
  ...more,
});
const want = (events = [added('site')]) =>
  db.transaction((tx) => wantRemarks(tx, events, { plan, version: 1, now: rig.clock.now() }));
const read = async () => (await app.inject({ url: '/v1/contacts/1/remarks' })).json().items[0];
const put = async (set: object, seen: object, more = {}) => {
  const payload = { staff: 'lin', platformId: person.who, seen, set, ...more };
  const answer = await app.inject({ method: 'PUT', url: '/v1/contacts/1/remarks', payload });
  return { status: answer.statusCode, body: answer.json() };
};
/** As staff do it in the client. */
const staffWrite = (remark: string) =>
  rig.wecom.port.setNotes({ userid: 'ops-01', externalUserid: person.who, set: { remark } });
const fail = (path: string, errcode: number) =>
  rig.control('PUT', 'faults', { failNext: [{ path, errcode, times: 1 }] });

describe('the remark of a code', () => {
  it('is written on a new friend, once', async () => {
    expect(await want([added('plain'), added(null), added('gone')])).toBe(0);
    expect(await want([added('site'), added('site')])).toBe(1);
    expect(await writeRemarks(deps())).toBe(1);
    expect(await writeRemarks(deps())).toBe(0);
    const shown = await read();
    expect(shown.notes.remark).toBe(`${name}-官网`.slice(0, 20));
    expect(shown.wish).toMatchObject({ state: 'written', code: { key: 'site', name: '官网' } });
  });

  it('never replaces what a member has written', async () => {
    await staffWrite('王总 大客户');
    await want();
    await writeRemarks(deps());
    expect(await read()).toMatchObject({
      notes: { remark: '王总 大客户' },
      wish: { state: 'kept', remark: '王总 大客户' },
    });
  });

  it('is tried again after trouble that passes, and says why when it does not', async () => {
    await want();
    await fail('externalcontact/remark', 45009);
    await writeRemarks(deps());
    expect((await read()).wish).toMatchObject({ state: 'wanted', reason: 'platform-45009: rate-limited' });
    await rig.emulator.advance(3600);
    await db.run(sql`update friend_remark set retry_at = ${rig.clock.now()}`);
    await fail('externalcontact/get', 84061);
    await writeRemarks(deps());
    expect((await read()).wish).toMatchObject({ state: 'failed', reason: expect.stringContaining('84061') });
    await want();
    await writeRemarks(deps());
    expect((await read()).wish.state).toMatch(/written|wanted/);
  });
});

describe('notes on the page of a contact', () => {
  const blank = { description: '', company: '', mobiles: [] };

  it('are changed field by field and read back', async () => {
    const { notes: seen } = await read();
    expect(seen).toEqual({ remark: name, ...blank });
    const mobiles = ['13800000001', '13800000002'];
    const first = await put({ remark: '张总', description: '喜欢龙井', company: '荷塘', mobiles }, seen);
    expect(first.body.items[0].notes).toEqual({
      remark: '张总',
      description: '喜欢龙井',
      company: '荷塘',
      mobiles,
    });
    const [entry] = await db.rows(
      sql`select object, object_key, after from audit_entry order by id desc limit 1`,
    );
    expect(entry).toMatchObject({
      object: 'contact',
      object_key: '1',
      after: { staff: 'lin', remark: '张总', mobiles: 2 },
    });
    const second = await put({ mobiles: [] }, first.body.items[0].notes);
    expect(second.body.items[0].notes).toMatchObject({ remark: '张总', mobiles: [] });
    expect((await put({ remark: '张总' }, second.body.items[0].notes)).status).toBe(200);
  });

  it('that staff changed meanwhile are not overwritten; other fields can be', async () => {
    const { notes: seen } = await read();
    await staffWrite('员工写的');
    const late = await put({ remark: '后台写的' }, seen);
    expect(late).toMatchObject({ status: 409, body: { code: 'remark/changed' } });
    expect(late.body.message).toContain('员工写的');
    expect((await read()).notes.remark).toBe('员工写的');
    const other = await put({ company: '荷塘' }, seen);
    expect(other.body.items[0].notes).toMatchObject({ remark: '员工写的', company: '荷塘' });
  });

  it('are refused when too long, of nobody, or when the platform refuses', async () => {
    const { notes: seen } = await read();
    for (const set of [{ remark: '字'.repeat(21) }, { mobiles: ['1'.repeat(33)] }, { colour: 'red' }])
      expect((await put(set, seen)).status).toBe(400);
    expect((await put({ remark: 'x' }, seen, { staff: 'zhou' })).status).toBe(404);
    expect((await put({ remark: 'x' }, seen, { platformId: 'wmother' })).status).toBe(404);
    await fail('externalcontact/remark', 48002);
    const refused = await put({ remark: 'x' }, seen);
    expect(refused).toMatchObject({ status: 502, body: { code: 'remark/refused' } });
    expect((await read()).notes).toEqual(seen);
  });

  it('are empty when the platform knows the customer no more', async () => {
    await fail('externalcontact/get', 84061);
    expect((await read()).notes).toBeNull();
    expect((await read()).notes.remark).toBe(name);
  });
});

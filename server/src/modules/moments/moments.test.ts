import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { startWecomRig, type WecomRig } from '../../../../test/harness/wecom-rig.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp } from '../../kernel/http/app.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import { defaultDispatchSettings } from '../../outbox/settings.ts';
import { applyPlan } from '../../plan/apply.ts';
import { currentPlan } from '../../plan/current.ts';
import type { PlanFile } from '../../plan/source/plan-files.ts';
import { factsOf } from '../../plan/source/read-media.ts';
import { cancelTask } from '../tasks/cancel-task.ts';
import type { MomentDeps } from './deps.ts';
import { momentEndpoints } from './http/endpoints.ts';
import { declareMoments } from './plan-posts.ts';
import { runMomentsOnce } from './run-moments.ts';

// Moments over the real protocol, against the emulated platform with its people and staff. It is 2026-03-02 10:00 in Shanghai.
const HOUR = 3600;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

let db: TestDatabase;
let rig: WecomRig;
let deps: MomentDeps;
let people: { id: string; who: string }[];
const tags = new Map<string, string>();
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

beforeEach(async () => {
  await db.run(sql`
    truncate moment_post, task, intention, contact, relation, identity, event, wecom_token, wecom_media, wecom_breaker, wecom_quota, plan, plan_version, definition, plan_media restart identity cascade`);
  await db.run(sql`update log_part set head = 0`);
  tags.clear();
  rig = await startWecomRig(db);
  deps = {
    db,
    clock: rig.clock,
    log: makeLogger('silent'),
    port: rig.wecom.port,
    plan: currentPlan,
    platformTags: async () => tags,
    settings: defaultDispatchSettings,
  };
  await rig.wecom.port.ensureCode({
    platformId: null,
    userids: ['ops-01'],
    state: 'ht-a',
    remark: '',
    skipVerify: true,
  });
  people = [];
  for (let id = 1; id <= 3; id++) {
    const person = await rig.addCustomer('ht-a');
    people.push(person);
    await db.run(
      sql`insert into contact (id, name, created_at) values (${id}, ${`客户${id}`}, ${rig.clock.now()})`,
    );
    await db.run(sql`
      insert into identity (kind, value, contact_id, at)
      values ('external_userid', ${person.who}, ${id}, ${rig.clock.now()})`);
  }
});
afterEach(() => rig.close());

const DAILY = '{ on: every-day, at: "11:00", message: hi }';
const STAFF = `
staff: { lin: { name: 林, wecom: ops-01 }, zhou: { name: 周, wecom: ops-02 } }
accounts: { main: { name: 主号, kind: sales, staff: lin }, second: { name: 副号, kind: sales, staff: zhou } }
tags: { need: { name: 需求, choose: many, values: { course: 课程 } } }
messages: { hi: { name: 早安, text: 大家早 } }
`;
/** Puts a plan in force with one calendar of Moments for two members. */
async function apply(
  slots: string,
  { more = '', rest = STAFF, reach = '', media = [] as PlanFile[] } = {},
): Promise<void> {
  const head = 'account: main, also: [second], name: 朋友圈, per-hour: 50, per-day: 50,';
  const files = [
    { path: 'plan.yaml', text: `plan: p\nname: 方案\ntimezone: Asia/Shanghai\n${reach}` },
    {
      path: 'rest.yaml',
      text: `${rest}\n${slots && `calendar: { daily: { ${head} ${more} slots: [${slots}] } }`}`,
    },
    ...media,
  ];
  await applyPlan(db, { source: { files }, by: 'test', now: rig.clock.now(), onApplied: [declareMoments] });
}
async function pass(seconds: number): Promise<void> {
  await rig.emulator.advance(seconds);
  await runMomentsOnce(deps);
}
const posts = async () =>
  (
    await db.rows<{ said: string }>(sql`
      select to_char(due_at at time zone 'Asia/Shanghai', 'MM-DD HH24:MI') || ' ' || state || coalesce(' ' || reason, '') as said
      from moment_post order by due_at, id`)
  ).map(({ said }) => said);
const tasks = async () =>
  (
    await db.rows<{ said: string }>(sql`
      select staff || ' ' || state || coalesce(' ' || outcome, '') as said from task
      where kind = 'publish-moment' order by moment_post_id, staff`)
  ).map(({ said }) => said);
const members = async () =>
  (
    await db.rows<{ said: string }>(sql`
      select staff || ' ' || state || coalesce(' ' || reason, '') || coalesce(' ' || reached, '') as said
      from moment_member order by post_id, staff`)
  ).map(({ said }) => said);
interface OfStaff {
  moment_id: string;
  publishedAt: number | null;
  cancelledAt: number | null;
}
const asked = async (userid = 'ops-01') =>
  (await rig.control<{ moments: OfStaff[] }>('GET', `staff/${userid}/moments`)).moments;
async function publish(userid = 'ops-01'): Promise<string> {
  const id = (await asked(userid))[0]?.moment_id ?? '';
  await rig.control('POST', `staff/${userid}/moments/${id}/publish`, {});
  return id;
}
/** To the minute at which the Moment is due, and until the platform has made it. */
async function due(): Promise<void> {
  await pass(HOUR);
  for (let i = 0; i < 3; i++) await pass(3);
}

describe('a Moment of a calendar', () => {
  it('is planned, made at its time, published by members, and read back: who sees it, likes it and writes below it', async () => {
    await apply(DAILY);
    expect(await posts()).toEqual(['03-02 11:00 planned']);
    await pass(HOUR - 1);
    expect(await asked()).toEqual([]);
    await due();
    expect(await posts()).toEqual(['03-02 11:00 publishing', '03-03 11:00 planned']);
    expect(await members()).toEqual(['lin waiting', 'zhou waiting']);
    const notices = sql`select staff, params ->> 'title' as title from intention where kind = 'staff-notice' order by staff`;
    expect(await db.rows(notices)).toEqual([
      { staff: 'lin', title: '有朋友圈待发表' },
      { staff: 'zhou', title: '有朋友圈待发表' },
    ]);
    expect(await tasks()).toEqual(['lin open', 'zhou open']);
    const byHand = db.transaction((tx) => cancelTask(tx, 1, rig.clock.now()));
    await expect(byHand).rejects.toThrow('task/of-moment');
    const id = await publish();
    await pass(60);
    expect(await members()).toEqual(['lin published 3', 'zhou waiting']);
    expect(await tasks()).toEqual(['lin done published', 'zhou open']);
    const mine = `people/${people[0]?.id}/moments/${id}`;
    await rig.control('POST', `${mine}/like`, { userid: 'ops-01' });
    for (const text of ['想学', '怎么报名'])
      await rig.control('POST', `${mine}/comment`, { userid: 'ops-01', text });
    for (let i = 0; i < 8; i++) await pass(60);
    await publish('ops-02');
    await pass(400);
    expect(await posts()).toEqual(['03-02 11:00 published', '03-03 11:00 planned']);
    const told = (await rig.events()).filter(({ name }) => name.startsWith('moment.'));
    const props = { moment: 1, calendar: 'daily', message: 'hi', staff: 'lin' };
    expect(
      told.map(({ name, who }) => `${name} ${people.findIndex((one) => one.who === who)}`).sort(),
    ).toEqual([
      'moment.commented 0',
      'moment.commented 0',
      'moment.liked 0',
      'moment.published 0',
      'moment.published 1',
      'moment.published 2',
    ]);
    expect(told.map((one) => one.props)).toEqual(told.map(() => props));
    await pass(8 * 24 * HOUR);
    expect(await db.rows(sql`select id from moment_post where id = 1 and next_check_at is not null`)).toEqual(
      [],
    );
  });

  it('whose creation got no answer is found and not made twice, nor is one whose process died', async () => {
    await apply(DAILY);
    const { port } = rig.wecom;
    let lost = 0;
    deps = {
      ...deps,
      port: {
        ...port,
        async createMoment(input) {
          await port.createMoment(input);
          lost += 1;
          return { kind: 'unknown', problem: 'no answer' };
        },
      },
    };
    await due();
    expect(await posts()).toContain('03-02 11:00 unknown');
    for (let i = 0; i < 3; i++) await pass(30);
    expect(await posts()).toContain('03-02 11:00 publishing');
    await pass(24 * HOUR);
    // As a process leaves it that dies between the call and its record.
    await db.run(sql`update moment_post set state = 'calling' where state = 'unknown'`);
    await pass(60);
    expect(await posts()).toContain('03-03 11:00 calling');
    for (let i = 0; i < 4; i++) await pass(130);
    expect(await posts()).toEqual([
      '03-02 11:00 expired not-published',
      '03-03 11:00 publishing',
      '03-04 11:00 planned',
    ]);
    expect(await asked()).toHaveLength(2);
    expect(lost).toBe(2);
  });

  it('that the platform surely does not have is made after all', async () => {
    await apply(DAILY);
    const { port } = rig.wecom;
    let tries = 0;
    deps = {
      ...deps,
      port: {
        ...port,
        createMoment: (input) =>
          tries++ === 0 ? Promise.resolve({ kind: 'unknown', problem: 'cut off' }) : port.createMoment(input),
      },
    };
    await due();
    for (let i = 0; i < 4; i++) await pass(30);
    expect(await posts()).toContain('03-02 11:00 publishing');
    expect(await asked()).toHaveLength(1);
  });

  it('of which members sleep is called to their mind, and called off when its time is over', async () => {
    await apply(DAILY, { more: 'expires: 10h,' });
    await due();
    await publish('ops-02');
    for (let i = 0; i < 5; i++) await pass(HOUR);
    const reminders = sql`select staff from intention where dedupe like '%reminder%' order by id`;
    expect(await db.rows(reminders)).toEqual([{ staff: 'lin' }]);
    for (let i = 0; i < 6; i++) await pass(HOUR);
    expect(await posts()).toContain('03-02 11:00 published');
    expect(await members()).toEqual(['lin expired', 'zhou published 0']);
    expect(await tasks()).toEqual(['lin expired not-published', 'zhou done published']);
    expect((await asked())[0]?.cancelledAt).not.toBeNull();
    await expect(publish()).rejects.toThrow('409');
  });

  it('that could not begin in time is skipped; at night it waits for the morning', async () => {
    await apply(DAILY.replace('11:00', '22:30'), { more: 'expires: 2d,' });
    await pass(12.6 * HOUR);
    expect(await posts()).toEqual(['03-02 22:30 ready', '03-03 22:30 planned']);
    await pass(10.5 * HOUR);
    expect(await posts()).toContain('03-02 22:30 making');
    await pass(20 * HOUR);
    expect(await posts()).toContain('03-03 22:30 skipped too-late');
  });

  it('follows the plan: another time, another message, no calendar', async () => {
    await apply(DAILY);
    const noon = DAILY.replace('11:00', '12:00');
    await apply(`${noon}, ${noon}`);
    expect(await posts()).toEqual(['03-02 12:00 planned', '03-02 12:00 planned']);
    await apply(`${noon}, ${noon}`, { rest: STAFF.replace('大家早', '大家午安') });
    await pass(2 * HOUR);
    for (let i = 0; i < 3; i++) await pass(3);
    const texts = [...rig.emulator.world.state.moments.values()].map(({ text }) => text);
    expect(texts).toEqual(['大家午安', '大家午安']);
    await apply('');
    for (let i = 0; i < 2; i++) await pass(60);
    expect(await posts()).toEqual([
      '03-02 12:00 cancelled plan-withdrew',
      '03-02 12:00 cancelled plan-withdrew',
    ]);
    expect((await asked()).every(({ cancelledAt }) => cancelledAt !== null)).toBe(true);
    expect(new Set(await members())).toEqual(new Set(['lin cancelled', 'zhou cancelled']));
  });
});

describe('what is asked of the platform', () => {
  it('carries files of its own, and is seen by customers with a tag', async () => {
    const facts = factsOf(PNG);
    rig.files.set(facts.sha256, PNG);
    await db.run(sql`
      insert into plan_media (sha256, size, type, bytes, sent_at)
      values (${facts.sha256}, ${facts.size}, ${facts.type}, ${PNG}, ${rig.clock.now()})`);
    const ensured = await rig.wecom.port.ensureTags([
      { key: 'need', name: '需求', values: [{ key: 'course', name: '课程' }] },
    ]);
    const tag = ensured.kind === 'done' ? (ensured.value[0]?.platformId ?? '') : '';
    tags.set('need/course', tag);
    const marked = { userid: 'ops-01', externalUserid: people[1]?.who ?? '', add: [tag], remove: [] };
    await rig.wecom.port.markTags(marked);
    const picture = STAFF.replace('text: 大家早', 'text: 看图, attachments: [{ image: files/a.png }]');
    await apply(DAILY.replace('hi }', 'hi, visible-to: [need/course] }'), {
      rest: picture,
      media: [{ path: 'files/a.png', text: '', media: facts }],
    });
    await due();
    const id = await publish();
    await pass(60);
    expect(await members()).toEqual(['lin published 1', 'zhou waiting']);
    const moment = rig.emulator.world.state.moments.get(id);
    expect(moment?.bodies.map(({ kind }) => kind)).toEqual(['text', 'image']);
    expect((await rig.events('moment.published')).map(({ who }) => who)).toEqual([people[1]?.who]);
  });

  it('waits when the platform takes no more in a minute', async () => {
    await apply(Array.from({ length: 12 }, () => DAILY).join());
    await due();
    expect(await asked()).toHaveLength(10);
    expect((await posts()).filter((said) => said === '03-02 11:00 ready')).toHaveLength(2);
  });

  it('that refuses it for good ends it, with the reason', async () => {
    await apply(DAILY, { rest: STAFF.replace('ops-01', 'nobody').replace('ops-02', 'nobody-2') });
    await due();
    expect(await posts()).toContain('03-02 11:00 failed unknown-staff');
    expect(await members()).toEqual(['lin refused', 'zhou refused']);
  });

  it('keeps to the limit of the plan, member by member, and names what is missing', async () => {
    await apply(`${DAILY}, ${DAILY.replace('11:00', '12:00')}`, { reach: 'reach: { moments: 1 }' });
    for (let i = 0; i < 4; i++) await pass(HOUR);
    expect(await posts()).toEqual([
      expect.stringMatching(/^03-02 11:00 (making|publishing)$/),
      '03-02 12:00 skipped quota',
      '03-03 11:00 planned',
    ]);
    await apply(DAILY.replace('hi }', 'hi, visible-to: [need/course] }'));
    await pass(21 * HOUR);
    expect(await posts()).toContain('03-03 11:00 skipped tags-not-in-step');
  });
});

describe('over HTTP', () => {
  const ask = async (method: 'GET' | 'POST', url: string, payload?: object) => {
    const app = await buildHttp({
      logger: makeLogger('silent'),
      guard: async () => ({ kind: 'user', id: 1, name: '林' }),
      endpoints: momentEndpoints({ db, clock: rig.clock }),
      version: 'test',
    });
    const answer = await app.inject({ method, url, ...(payload && { payload }) });
    await app.close();
    return answer;
  };
  const read = async (url: string) => (await ask('GET', url)).json();
  const wish = {
    key: '6f2d2f9c-51c4-4a3e-9a0e-0d9c3f0f1a11',
    what: { text: '今天下雨，记得带伞' },
    staff: ['lin'],
  };

  it('one asked for by hand is made once, listed with what became of it, and called off', async () => {
    await apply('{ on: "2026-03-20", at: "11:00", message: hi }, { on: mon, at: "09:00", brief: 早安 }');
    const [{ id }, again] = await Promise.all([
      ask('POST', '/v1/moments', wish).then((answer) => answer.json()),
      ask('POST', '/v1/moments', wish).then((answer) => answer.json()),
    ]);
    expect(again).toEqual({ id });
    expect(
      await ask('POST', '/v1/moments', { ...wish, staff: ['nobody'] }).then((a) => a.json()),
    ).toMatchObject({
      code: 'request/invalid',
    });
    for (let i = 0; i < 4; i++) await pass(3);
    const moment = await publish();
    await rig.control('POST', `people/${people[2]?.id}/moments/${moment}/like`, { userid: 'ops-01' });
    await pass(120);
    const { items, total } = await read('/v1/moments?search=带伞&staff=lin&sort=-likes');
    expect(items).toMatchObject([
      {
        id,
        calendar: null,
        by: '林',
        state: 'published',
        members: 1,
        published: 1,
        reached: 3,
        likes: 1,
        comments: 0,
      },
    ]);
    expect(total).toBe(1);
    expect((await read('/v1/moments')).items).toHaveLength(2);
    expect(await read(`/v1/moments/${id}`)).toMatchObject({
      text: wish.what.text,
      visibleTo: [],
      staff: [{ staff: { key: 'lin', name: '林' }, state: 'published', reached: 3, likes: 1 }],
    });
    expect(await read(`/v1/moments/${id}/marks?kind=like`)).toMatchObject({
      items: [{ kind: 'like', contact: { id: 3, name: '客户3' } }],
      total: 1,
    });
    expect((await ask('GET', '/v1/moments/export.csv?state=published')).body).toContain('今天下雨，记得带伞');
    expect((await ask('POST', `/v1/moments/${id}/cancel`)).json()).toMatchObject({ code: 'moment/over' });
    expect((await ask('POST', '/v1/moments/99/cancel')).json()).toMatchObject({ code: 'request/not-found' });
    const other = (await ask('POST', '/v1/moments', { ...wish, key: wish.key.replace('6f', '7f') })).json();
    for (let i = 0; i < 4; i++) await pass(3);
    expect((await ask('POST', `/v1/moments/${other.id}/cancel`)).json()).toEqual({ id: other.id });
    await pass(3);
    expect(await read(`/v1/moments/${other.id}`)).toMatchObject({
      state: 'cancelled',
      reason: 'cancelled-by-operator',
      staff: [{ state: 'cancelled' }],
    });
    await expect(publish()).rejects.toThrow('409');
  });

  it('says what the calendars have for a month, and of what a Moment may be made', async () => {
    const rest = `${STAFF.replace('text: 大家早 }', 'text: 大家早 }, you: { name: 称呼, text: "{{ contact.name }}你好" }')}`;
    await apply(
      '{ on: "2026-03-20", at: "11:00", message: hi }, { on: "2026-03-21", at: "09:00", brief: 早安 }',
      {
        rest,
        reach: 'reach: { moments: 9 }',
      },
    );
    const month = await read('/v1/moments/planned');
    expect(month).toMatchObject({ month: '2026-03', most: 9 });
    expect(month.days).toHaveLength(31);
    expect(month.days.filter((one: { slots: unknown[] }) => one.slots.length > 0)).toMatchObject([
      {
        day: '2026-03-20',
        slots: [{ at: '11:00', message: { name: '早安' }, staff: [{ key: 'lin' }, { key: 'zhou' }] }],
      },
      { day: '2026-03-21', slots: [{ at: '09:00', message: null, brief: '早安' }] },
    ]);
    expect(month.use).toMatchObject([
      { staff: { key: 'lin' }, spent: 0, planned: 1 },
      { staff: { key: 'zhou' }, spent: 0, planned: 1 },
    ]);
    expect((await read('/v1/moments/planned?month=2026-04')).use).toEqual([]);
    expect(await read('/v1/moments/choices')).toMatchObject({
      messages: [
        { key: 'hi', text: '大家早', fault: null },
        { key: 'you', fault: 'personal-text' },
      ],
      calendars: [{ key: 'daily', name: '朋友圈' }],
    });
  });
});

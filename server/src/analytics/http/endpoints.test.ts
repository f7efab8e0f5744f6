import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestAnalytics, type TestAnalytics } from '../../../../test/harness/analytics.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { manualClock } from '../../kernel/clock.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';
import { buildHttp, type HttpApp } from '../../kernel/http/app.ts';
import { makeLogger } from '../../kernel/telemetry/logger.ts';
import { analyticsEndpoints } from './endpoints.ts';

const clock = manualClock('2026-02-10T00:00:00Z');
let db: TestDatabase;
let analytics: TestAnalytics;
let app: HttpApp;
let away = false;
beforeAll(async () => {
  [db, analytics] = await Promise.all([createTestDatabase(), createTestAnalytics()]);
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'user', id: 1, name: 'test' }),
    endpoints: analyticsEndpoints({
      db,
      clock,
      analytics: {
        ...analytics,
        query: (statement, params) =>
          away
            ? Promise.reject(new HetangError('analytics/unavailable', { problem: 'ECONNREFUSED' }))
            : analytics.query(statement, params),
      },
    }),
    version: '0.0.0',
  });
  await db.run(
    sql`insert into contact (id, created_at) values (7, ${clock.now()}), (8, ${clock.now()}), (10, ${clock.now()})`,
  );
  await db.run(sql`
    insert into task (id, kind, do_key, title, contact_id, due_at, created_at)
    values (31, 'follow-up', 'ask', '聊清需求', 10, ${clock.now()}, ${clock.now()})`);
  await analytics.fill([
    { contact: 7, name: 'contact.added', at: '2026-01-05T00:00:00Z', props: { staff: 'wang' } },
    ...Array.from({ length: 5 }, (_, i) => ({
      contact: 7,
      name: 'app.opened',
      at: '2026-01-06T00:00:00Z',
      props: { i, tags: ['需求/选品'], 'a.b': null },
    })),
    { contact: 7, name: 'order.paid', at: '2026-02-05T00:00:00Z', props: { amount: 100, order_id: 'a' } },
    { contact: 10, name: 'task.created', at: '2026-03-01T00:00:00Z', props: { task: 31 } },
    { contact: 10, name: 'task.done', at: '2026-03-02T00:00:00Z', props: { task: '31; drop' } },
  ]);
});
afterAll(async () => {
  await app.close();
  await Promise.all([db.drop(), analytics.drop()]);
});

const post = (url: string, payload: object, lang = 'zh') =>
  app.inject({ method: 'POST', url, payload, headers: { 'accept-language': lang } });
const range = { from: '2026-01-01', to: '2026-01-31' };
const funnel = {
  ...range,
  steps: [{ event: 'contact.added', name: '添加' }, { event: 'order.paid' }],
  window: 31 * 86_400,
};

describe('reports', () => {
  it('answers a funnel with its rule in the language asked', async () => {
    const zh = await post('/v1/reports/funnel', { ...funnel, breakdown: 'owner' });
    expect(zh.statusCode).toBe(200);
    expect(zh.json().total.steps).toMatchObject([
      { name: '添加', people: 1, ofFirst: 1, ofPrevious: null },
      { name: 'order.paid', people: 1, ofFirst: 1, ofPrevious: 1, medianSeconds: 31 * 86_400 },
    ]);
    expect(zh.json().groups[0].key).toBe('wang');
    expect(zh.json().rule).toContain('31 天内(含终点)');
    expect(zh.json().rule).toContain('首次添加的员工');
    expect((await post('/v1/reports/funnel', funnel, 'en')).json().rule).toContain('within 31 days of it');
  });

  it('answers a trend with its rule, and asks what to add up', async () => {
    const trend = { ...range, event: 'contact.added', period: 'month', breakdown: 'owner', compare: true };
    const answer = (await post('/v1/reports/trend', trend)).json();
    expect(answer).toMatchObject({
      periods: [range],
      total: { values: [1], total: 1 },
      groups: [{ key: 'wang', values: [1], total: 1 }],
      previous: { values: [0], total: 0, periods: [{ from: '2025-12-01', to: '2025-12-31' }] },
    });
    expect(answer.rule).toContain('首次添加的员工');
    expect((await post('/v1/reports/trend', trend, 'en')).json().rule).toContain('Calendar months');
    expect((await post('/v1/reports/trend', { ...trend, measure: 'sum' })).json().code).toBe(
      'request/invalid',
    );
    expect((await post('/v1/reports/trend', { ...trend, from: '2026-02-01' })).statusCode).toBe(400);
  });

  it('answers retention up to the present period', async () => {
    const answer = await post('/v1/reports/retention', {
      ...range,
      to: '2026-12-31',
      start: { event: 'contact.added' },
      back: { event: 'order.paid' },
    });
    expect(answer.json()).toMatchObject({
      rows: [
        { size: 1, counts: [0, 1] },
        { size: 0, counts: [0] },
      ],
      average: [0, 1],
      rule: expect.stringContaining('Asia/Shanghai'),
    });
  });

  it('answers RFM', async () => {
    const answer = await post('/v1/reports/rfm', { asOf: '2026-02-06' }, 'en');
    expect(answer.json()).toMatchObject({
      customers: 1,
      median: { recency: 1, frequency: 1, monetary: 100 },
      rule: expect.stringContaining('5 bands'),
    });
  });

  it.each([
    ['/v1/reports/funnel', { ...funnel, to: '2025-12-31' }, 'to'],
    ['/v1/reports/funnel', { ...funnel, steps: [] }, 'steps'],
    [
      '/v1/reports/retention',
      { ...range, to: '2025-12-31', start: { event: 'a.b' }, back: { event: 'a.b' } },
      'to',
    ],
    ['/v1/reports/rfm', { from: '2026-02-01', asOf: '2026-01-01' }, 'asOf'],
  ])('refuses %s with %o', async (url, payload, field) => {
    const answer = await post(url, payload);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'request/invalid' });
    expect(answer.body).toContain(field);
  });

  it('says so when ClickHouse is away', async () => {
    away = true;
    const answer = await post('/v1/reports/funnel', funnel);
    away = false;
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({
      code: 'analytics/unavailable',
      hint: expect.stringContaining('不会丢失'),
    });
  });
});

describe('rows of an answer', () => {
  const rowsOf = async (asks: Record<string, object>, lang = 'zh') => {
    const query = new URLSearchParams(
      Object.entries(asks).map(([key, ask]) => [key, JSON.stringify(ask)]),
    ).toString();
    const headers = { 'accept-language': lang };
    const answer = await app.inject({ url: `/v1/reports/rows/export.csv?${query}`, headers });
    return answer.statusCode === 200 ? answer.body.slice(1).trim().split('\r\n') : answer.json();
  };

  it('has everybody first, then the groups, then what it is compared with', async () => {
    const ask = { of: 'funnel', ...funnel };
    expect(
      await rowsOf({ ask: { ...ask, breakdown: 'owner' }, against: { ...ask, from: '2026-01-06' } }),
    ).toEqual([
      '问题,分组,步骤,人数,占第一步,占上一步,用时中位数（秒）,平均用时（秒）',
      '漏斗添加 → 「支付订单」，2026-01-01 至 2026-01-31,全部,添加,1,1,,,',
      '漏斗添加 → 「支付订单」，2026-01-01 至 2026-01-31,全部,order.paid,1,1,1,2678400,2678400',
      '漏斗添加 → 「支付订单」，2026-01-01 至 2026-01-31,wang,添加,1,1,,,',
      '漏斗添加 → 「支付订单」，2026-01-01 至 2026-01-31,wang,order.paid,1,1,1,2678400,2678400',
      '漏斗添加 → 「支付订单」，2026-01-06 至 2026-01-31,全部,添加,0,,,,',
      '漏斗添加 → 「支付订单」，2026-01-06 至 2026-01-31,全部,order.paid,0,,,,',
    ]);
  });

  it('are there for every kind of question, in yuan where money is known to be money', async () => {
    const rfm = await rowsOf({ ask: { of: 'rfm', asOf: '2026-02-06', breakdown: 'owner' } }, 'en');
    expect(rfm.slice(1)).toEqual([
      '"RFM, up to 2026-02-06",all,,,1,1,1,1,1,1',
      '"RFM, up to 2026-02-06",wang,,,1,1,1,1,1,1',
      '"RFM, up to 2026-02-06",all,5,1,1,,1,,,',
    ]);
    const back = { start: { event: 'contact.added' }, back: { event: 'order.paid' } };
    const retention = await rowsOf({ ask: { of: 'retention', ...range, ...back, to: '2026-02-28' } }, 'en');
    expect(retention.slice(1).map((row: string) => row.split('",')[1])).toEqual([
      'all,2026-01-01,1,0,0,0',
      'all,2026-01-01,1,1,1,1',
      'all,2026-02-01,0,0,0,',
      'all,,1,0,,0',
      'all,,1,1,,1',
    ]);
    const trend = await rowsOf({
      ask: { of: 'trend', ...range, event: 'app.opened', period: 'month', compare: true },
    });
    expect(trend.slice(1).map((row: string) => row.split(',').slice(1).join(','))).toEqual([
      '全部,2026-01-01,2026-01-31,5',
      '全部,2026-01-01,2026-01-31,5',
      '全部,2025-12-01,2025-12-31,0',
    ]);
  });

  it('are refused for what is no question', async () => {
    const refused = await rowsOf({ ask: { of: 'funnel' } });
    expect(refused).toMatchObject({ code: 'request/invalid', message: expect.stringContaining('ask.steps') });
  });
});

describe('the timeline', () => {
  it('pages without gap or repeat, also within one instant, to the letter', async () => {
    const ids: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const answer: { items: { id: string }[]; next: string | null } = (
        await app.inject(`/v1/contacts/7/timeline?limit=2${next && `&before=${next}`}`)
      ).json();
      ids.push(...answer.items.map((item) => item.id));
      next = answer.next;
    }
    expect(ids).toEqual(['7-7', '7-6', '7-5', '7-4', '7-3', '7-2', '7-1']);
    const opened = (await app.inject('/v1/contacts/7/timeline?name=app.opened&limit=1')).json();
    expect(opened.items).toEqual([
      {
        id: '7-6',
        name: 'app.opened',
        at: '2026-01-06T00:00:00.000Z',
        source: 'test',
        props: { i: 4, tags: ['需求/选品'], 'a.b': null },
      },
    ]);
  });

  it('says the titles of tasks that it names', async () => {
    const { items, tasks } = (await app.inject('/v1/contacts/10/timeline')).json();
    expect(items).toHaveLength(2);
    expect(tasks).toEqual({ 31: '聊清需求' });
  });

  it('is empty for a contact without events, 404 for none, 400 for a made-up page', async () => {
    expect((await app.inject('/v1/contacts/8/timeline')).json()).toEqual({
      items: [],
      tasks: {},
      next: null,
    });
    expect((await app.inject('/v1/contacts/9/timeline')).statusCode).toBe(404);
    expect((await app.inject('/v1/contacts/x/timeline')).statusCode).toBe(400);
    expect((await app.inject('/v1/contacts/7/timeline?before=1%27')).statusCode).toBe(400);
  });
});

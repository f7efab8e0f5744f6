import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { manualClock } from '../../../kernel/clock.ts';
import { buildHttp, type HttpApp } from '../../../kernel/http/app.ts';
import { makeLogger } from '../../../kernel/telemetry/logger.ts';
import { planEndpoints } from '../../http/endpoints.ts';

let db: TestDatabase;
let app: HttpApp;
beforeAll(async () => {
  db = await createTestDatabase();
  app = await buildHttp({
    logger: makeLogger('silent'),
    guard: async () => ({ kind: 'user', id: 1, name: 'u' }),
    endpoints: planEndpoints({ db, clock: manualClock('2026-03-01T00:00:00Z'), onApplied: [] }),
    version: '0.0.0',
  });
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

const JOURNEY = `journeys:
  hello:
    name: 问候
    start: on-request
    steps:
      - branch:
          - if: { tag: need/course }
            do: [{ untag: need/course }]
`;
const files = [
  {
    path: 'plan.yaml',
    text: 'plan: demo\nname: 演示\ntags:\n  need: { name: 需求, values: { course: 课程 } }\n',
  },
  { path: 'journeys.yaml', text: JOURNEY },
];
const get = async (url: string) => {
  const answer = await app.inject(url);
  return { status: answer.statusCode, body: answer.json() };
};
const draftWith = async (text: string) => {
  const changes = [{ path: 'journeys.yaml', text }];
  const payload = { name: 'd', baseVersion: 1, changes };
  return (await app.inject({ method: 'POST', url: '/v1/plan/drafts', payload })).json().draft.id as number;
};

test('a journey is drawn as it is written, with its steps in words and findings at their place', async () => {
  await app.inject({ method: 'POST', url: '/v1/plan/apply', payload: { files } });
  const now = await get('/v1/plan/journeys/hello');
  expect(now.body).toMatchObject({
    draft: null,
    current: 1,
    file: { path: 'journeys.yaml', text: JOURNEY },
    written: { steps: [{ branch: [{ do: [{ untag: 'need/course' }] }] }] },
    journey: { again: 'never', steps: [{ branch: [{ do: [{ untag: ['need/course'] }] }] }] },
    errors: 0,
  });
  expect(now.body.lines.map(({ node, label }: { node: number; label: string }) => [node, label])).toEqual([
    [0, '按条件分支，走第一个成立的'],
    [-1, '若 带标签 需求/课程'],
    [1, '去标签 需求/课程'],
    [2, '走完全部步骤'],
  ]);
  const draft = await draftWith(JOURNEY.replace('untag: need/course', 'message: nothing'));
  const wrong = await get(`/v1/plan/journeys/hello?draft=${draft}`);
  expect(wrong.body).toMatchObject({ draft: { id: draft }, errors: 1 });
  expect(wrong.body.findings).toContainEqual(
    expect.objectContaining({
      code: 'plan/unknown-reference',
      path: ['steps', 0, 'branch', 0, 'do', 0, 'message'],
    }),
  );
});

test('what cannot be read is not drawn, and what is not there is not found', async () => {
  const draft = await draftWith(JOURNEY.replace('branch:', 'brunch:'));
  const { body } = await get(`/v1/plan/journeys/hello?draft=${draft}`);
  expect(body).toMatchObject({ journey: null, lines: [] });
  expect(await get('/v1/plan/journeys/other')).toMatchObject({ status: 404 });
  expect(await get('/v1/plan/journeys/hello?draft=999')).toMatchObject({ status: 404 });
});

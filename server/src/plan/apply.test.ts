import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { sql } from '../kernel/database/sql.ts';
import { type ApplyRequest, applyPlan, PlanRefused } from './apply.ts';
import { currentPlan, planAt } from './current.ts';
import { planHistory } from './history.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());
beforeEach(() => db.run(sql`truncate plan, plan_version, definition, definition_current cascade`));

const now = new Date('2026-03-01T02:00:00Z');
const first =
  'stages:\n  b-stage: { name: 流量 }\n  a-stage: { name: 注册, enter: { event: account.registered } }\n';
const second =
  'stages:\n  b-stage: { name: 流量用户 }\n  c-stage: { name: 体验, enter: { event: trial.started } }\n';

function request(text: string, more: Partial<ApplyRequest> = {}, key = 'demo'): ApplyRequest {
  const head = `plan: ${key}\nname: 演示\n`;
  const files = [
    { path: 'plan.yaml', text: head },
    { path: 'users.yaml', text },
  ];
  return { source: { files }, by: 'lin', now, ...more };
}

test('the first apply makes version 1 and keeps the order of stages', async () => {
  const result = await applyPlan(db, request(first));
  expect(result).toMatchObject({ plan: 'demo', version: 1, applied: true });
  expect(result.changes.map((change) => `${change.change} ${change.kind} ${change.key}`)).toEqual([
    'added plan demo',
    'added stages b-stage',
    'added stages a-stage',
  ]);
  const current = await currentPlan(db);
  expect(current).toMatchObject({ version: 1, appliedAt: now });
  expect(Object.keys(current?.plan.stages ?? {})).toEqual(['b-stage', 'a-stage']);
});

test('applying what is in force makes no version', async () => {
  await applyPlan(db, request(first));
  expect(await applyPlan(db, request(first))).toMatchObject({ version: 1, applied: false, changes: [] });
  expect(await planHistory(db)).toHaveLength(1);
});

test('a second version stores only what changed, drops what went, and leaves version 1 as it was', async () => {
  await applyPlan(db, request(first));
  const result = await applyPlan(db, request(second, { expectVersion: 1 }));
  expect(result.version).toBe(2);
  const current = await db.rows(sql`select kind, key, version from definition_current order by key`);
  expect(current).toEqual([
    { kind: 'stages', key: 'b-stage', version: 2 },
    { kind: 'stages', key: 'c-stage', version: 2 },
  ]);
  expect(await db.rows(sql`select key, version from definition order by version, key`)).toHaveLength(4);
  expect(Object.keys((await planAt(db, 1))?.stages ?? {})).toEqual(['b-stage', 'a-stage']);
  expect(await planHistory(db)).toEqual([
    { version: 2, plan: 'demo', appliedAt: now, by: 'lin', changes: 3, message: '' },
    { version: 1, plan: 'demo', appliedAt: now, by: 'lin', changes: 3, message: '' },
  ]);
});

test('a dry run says what would change and writes nothing', async () => {
  const result = await applyPlan(db, request(first, { dryRun: true }));
  expect(result).toMatchObject({ version: 0, applied: false });
  expect(result.changes).toHaveLength(3);
  expect(await currentPlan(db)).toBeNull();
});

test('a moved version is refused', async () => {
  await applyPlan(db, request(first));
  await expect(applyPlan(db, request(second, { expectVersion: 0 }))).rejects.toMatchObject({
    code: 'plan/version-moved',
    details: { actual: 1, expected: 0 },
  });
});

test('errors of lint refuse the plan and are handed over', async () => {
  const error = await applyPlan(db, request('stages: { a: { nam: x } }')).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PlanRefused);
  expect((error as PlanRefused).issues.map((issue) => issue.code)).toContain('plan/unknown-key');
  expect(await currentPlan(db)).toBeNull();
});

test('a second apply at the same time is refused, not queued', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let inside = () => {};
  const entered = new Promise<void>((resolve) => {
    inside = resolve;
  });
  const hook = async () => {
    inside();
    await held;
  };
  const slow = applyPlan(db, request(first, { onApplied: [hook] }));
  await entered;
  await expect(applyPlan(db, request(second))).rejects.toMatchObject({ code: 'plan/being-applied' });
  release();
  expect((await slow).version).toBe(1);
});

test('a failing hook takes the whole version back', async () => {
  const hook = () => Promise.reject(new Error('tags could not be made'));
  await expect(applyPlan(db, request(first, { onApplied: [hook] }))).rejects.toThrow(
    'tags could not be made',
  );
  expect(await currentPlan(db)).toBeNull();
  expect(await planHistory(db)).toEqual([]);
});

test('hooks see the new plan inside the transaction', async () => {
  const seen: unknown[] = [];
  await applyPlan(
    db,
    request(first, {
      onApplied: [
        async (tx, plan, version) => {
          const row = await tx.one<{ version: number }>(sql`select version from plan where running`);
          seen.push(plan.meta.plan, version, row?.version);
        },
      ],
    }),
  );
  expect(seen).toEqual(['demo', 1, 1]);
});

test('another plan needs to be asked for, then takes over, and may come back', async () => {
  await applyPlan(db, request(first));
  const refused = await applyPlan(db, request(first, {}, 'other')).catch((thrown: unknown) => thrown);
  expect((refused as PlanRefused).issues.map((issue) => issue.code)).toEqual(['plan/other-plan']);
  expect(await applyPlan(db, request(first, { replace: true }, 'other'))).toMatchObject({
    version: 2,
    applied: true,
  });
  expect((await currentPlan(db))?.plan.meta.plan).toBe('other');
  expect(await applyPlan(db, request(second, { replace: true }))).toMatchObject({ version: 3 });
  expect(await db.rows(sql`select key, version from plan where running`)).toEqual([
    { key: 'demo', version: 3 },
  ]);
  const current = await db.rows(sql`select key from definition_current where plan = 'demo' order by key`);
  expect(current).toEqual([{ key: 'b-stage' }, { key: 'c-stage' }]);
});

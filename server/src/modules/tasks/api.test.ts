import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { closeTasks, createTasks, type NewTask, nextTaskIds } from './api.ts';

const now = new Date('2026-03-01T02:00:00Z');
const task = (id: number): NewTask => ({
  id,
  do: 'ask-needs',
  title: '了解需求',
  staff: 'ops-01',
  contactId: 7,
  fills: ['tag-group/need', 'field/business'],
  dueAt: new Date('2026-03-01T06:00:00Z'),
  source: { journey: 'new-friend', enrolment: 1 },
});

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

describe('tasks', () => {
  it('are written with reserved ids, once', async () => {
    const ids = await db.transaction(async (tx) => {
      const reserved = await nextTaskIds(tx, 2);
      await createTasks(tx, reserved.map(task), now);
      await createTasks(tx, reserved.map(task), now);
      return reserved;
    });
    const rows = await db.rows(sql`select id, fills, state, source from task order by id`);
    expect(rows).toEqual(
      ids.map((id) => ({
        id,
        fills: ['tag-group/need', 'field/business'],
        state: 'open',
        source: { journey: 'new-friend', enrolment: 1 },
      })),
    );
  });

  it('are closed by exactly one of many who try at once', async () => {
    const [id = 0] = await db.transaction(async (tx) => {
      const reserved = await nextTaskIds(tx, 1);
      await createTasks(tx, reserved.map(task), now);
      return reserved;
    });
    const wins = await Promise.all(
      (['done', 'expired', 'cancelled', 'done'] as const).map((state) =>
        db.transaction((tx) => closeTasks(tx, [{ id, state, outcome: state }], now)),
      ),
    );
    expect(wins.flat()).toEqual([id]);
    const row = await db.one<{ state: string; outcome: string }>(
      sql`select state, outcome, closed_at from task where id = ${id}`,
    );
    expect(row?.state).toBe(row?.outcome);
  });
});

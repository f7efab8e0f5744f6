import type { Plan } from '@hetang/contract/plan/registry';
import { conditionSql } from '../../conditions/sql/condition-sql.ts';
import { loadScope } from '../../conditions/sql/load-scope.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import { join, sql } from '../../kernel/database/sql.ts';
import { type Counted, samplePercent, scaled } from './count-people.ts';
import type { Meeting } from './touch.ts';

interface Members extends Counted {
  key: string;
  what: 'members-before' | 'members-after';
}

/** Contacts looked at, shared among the segments. */
const SAMPLE = 12_000;

/** How many belong to each changed segment now, and would by its new condition; one statement over one sample. */
export async function countSegments(
  db: Queryable,
  { before, after, differences, now }: Meeting,
): Promise<Members[]> {
  const changed = differences.filter(({ kind, change }) => kind === 'segments' && change !== 'added');
  const wanted = changed.flatMap(({ key }) => [
    ...conditionOf(before, key, 'members-before'),
    ...conditionOf(after, key, 'members-after'),
  ]);
  if (wanted.length === 0) return [];
  const percent = await samplePercent(db, 'contact', Math.max(1000, SAMPLE / wanted.length));
  const scope = await loadScope(db, after, now);
  const counts = wanted.map(
    ({ plan, when }) => sql`count(*) filter (where ${conditionSql(when, { ...scope, plan })})`,
  );
  const row = await db.one<{ counts: number[] }>(sql`
    select array[${join(counts, ', ')}] as counts
    from contact c tablesample system (${percent}) repeatable (1)`);
  return wanted.map(({ key, what }, i) => ({ key, what, ...scaled(Number(row?.counts[i] ?? 0), percent) }));
}

function conditionOf(plan: Plan | null, key: string, what: Members['what']) {
  const segment = plan && Object.hasOwn(plan.segments, key) ? plan.segments[key] : undefined;
  return plan && segment ? [{ key, what, plan, when: segment.when }] : [];
}

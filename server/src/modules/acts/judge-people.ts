import type { BulkAct } from '@hetang/contract/http/bulk-acts';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Queryable } from '../../kernel/database/database.ts';
import { foreseeEntries } from '../journeys/api.ts';
import { judge } from './rules/judge.ts';
import type { PersonChange } from './sql/people.ts';
import { readFacts } from './sql/read-facts.ts';

/** What an act would do with each of these contacts now: `planned` or `skipped` with the reason. */
export async function judgePeople(
  db: Queryable,
  { act, plan }: { act: BulkAct; plan: Plan | null },
  { ids, now }: { ids: readonly number[]; now: Date },
): Promise<PersonChange[]> {
  const [facts, entries] = await Promise.all([
    readFacts(db, ids, now),
    act.kind === 'journey' ? foreseeEntries(db, act.journey, ids) : null,
  ]);
  const byId = new Map(facts.map((row) => [row.id, row]));
  return ids.map((id): PersonChange => {
    const known = byId.get(id);
    const verdict = judge(act, known && { ...known, entry: entries?.get(id) ?? null }, plan);
    return verdict.does
      ? { id, state: 'planned', reason: null, before: verdict.before }
      : { id, state: 'skipped', reason: verdict.reason, before: null };
  });
}

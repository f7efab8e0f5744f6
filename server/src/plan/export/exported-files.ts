import type { Queryable } from '../../kernel/database/database.ts';
import { filesAt, planAt } from '../current.ts';
import { printPlan } from '../print.ts';
import type { PlanFile } from '../source/plan-files.ts';
import { writeBack } from './write-back.ts';

/**
 * A version of the plan as files: as they were applied, comments and order included, where they are known and still
 * say the same; else canonical ones. Null when there is no such version.
 */
export async function exportedFiles(db: Queryable, version: number): Promise<PlanFile[] | null> {
  const plan = await planAt(db, version);
  if (!plan) return null;
  const files = await filesAt(db, version);
  const media = Object.entries(plan.media ?? {}).map(([path, facts]) => ({ path, text: '', media: facts }));
  return [...(files ? writeBack(files, plan) : printPlan(plan)), ...media];
}

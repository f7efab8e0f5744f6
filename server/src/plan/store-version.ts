import type { Change } from '@hetang/contract/http/plan';
import { kinds, type Plan } from '@hetang/contract/plan/registry';
import type { Tx } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';
import type { PlanFile } from './source/plan-files.ts';

interface NewVersion {
  plan: Plan;
  version: number;
  by: string;
  now: Date;
  changes: readonly Pick<Change, 'kind' | 'key'>[];
  message?: string | undefined;
  /** What the plan was read from. */
  files?: readonly PlanFile[] | undefined;
  /** Another plan (or none) was in force: every definition is written, not only the changed ones. */
  replaces: boolean;
}

/** Writes a version of the plan and the definitions that changed, and makes them current. */
export async function storeVersion(tx: Tx, next: NewVersion): Promise<void> {
  const { plan, version } = next;
  const key = plan.meta.plan;
  await tx.run(sql`update plan set running = false where running and key <> ${key}`);
  await tx.run(sql`
    insert into plan (key, name, version, running) values (${key}, ${plan.meta.name}, ${version}, true)
    on conflict (key) do update set name = excluded.name, version = excluded.version, running = true`);
  await tx.run(sql`
    insert into plan_version (version, plan, spec, applied_at, applied_by, changes, message, files)
    values (${version}, ${key}, ${JSON.stringify(plan)}, ${next.now}, ${next.by}, ${next.changes.length},
      ${next.message ?? ''}, ${next.files ? JSON.stringify(next.files) : null})`);
  await storeDefinitions(tx, next);
}

/** The same plan in other words (comments, order of files): the next export gives these. */
export async function storeSource(
  tx: Tx,
  { version, files }: { version: number; files: readonly PlanFile[] },
): Promise<void> {
  const text = JSON.stringify(files);
  await tx.run(sql`
    update plan_version set files = ${text}::json
    where version = ${version} and files::text is distinct from ${text}`);
}

async function storeDefinitions(tx: Tx, { plan, version, changes, replaces }: NewVersion): Promise<void> {
  const touched = new Set(changes.map((change) => `${change.kind}/${change.key}`));
  const rows = kinds
    .flatMap((kind) => Object.entries(plan[kind]).map(([key, spec]) => ({ kind, key, spec })))
    .filter((row) => replaces || touched.has(`${row.kind}/${row.key}`));
  const present = kinds.flatMap((kind) => Object.keys(plan[kind]).map((key) => ({ kind, key })));
  const name = plan.meta.plan;
  await tx.run(sql`
    insert into definition (plan, kind, key, version, spec)
    select ${name}, kind, key, ${version}::int, spec
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(kind text, key text, spec jsonb)`);
  await tx.run(sql`
    delete from definition_current c where plan = ${name} and not exists (
      select from jsonb_to_recordset(${JSON.stringify(present)}::jsonb) as d(kind text, key text)
      where d.kind = c.kind and d.key = c.key)`);
  await tx.run(sql`
    insert into definition_current (plan, kind, key, version)
    select plan, kind, key, version from definition where plan = ${name} and version = ${version}
    on conflict (plan, kind, key) do update set version = excluded.version`);
}

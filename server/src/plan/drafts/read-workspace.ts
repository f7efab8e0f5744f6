import type { PlanDraft, PlanWorkspace } from '@hetang/contract/http/plan-drafts';
import type { Queryable } from '../../kernel/database/database.ts';
import type { Lang } from '../../kernel/errors.ts';
import { currentVersion } from '../current.ts';
import { exportedFiles } from '../export/exported-files.ts';
import { findingsOf, type LintedPlan } from '../lint.ts';
import type { PlanFile } from '../source/plan-files.ts';
import { readDraft } from './draft-rows.ts';
import type { Linters } from './linters.ts';
import { outlineOf } from './outline.ts';

export interface Workspace {
  draft: PlanDraft | null;
  /** The version in force. */
  current: number;
  files: PlanFile[];
  linted: LintedPlan;
}

/** What is written: a draft of the caller, or the plan in force when no draft is named. */
export async function readWorkspace(
  { db, linters }: { db: Queryable; linters: Linters },
  { owner, draft: id }: { owner: string; draft?: number | undefined },
): Promise<Workspace> {
  const current = await currentVersion(db);
  const { draft, files } =
    id === undefined
      ? { draft: null, files: (await exportedFiles(db, current)) ?? [] }
      : await readDraft(db, { id, owner });
  const linted = linters.of(id === undefined ? 'current' : `draft ${id}`).lint(files);
  return { draft, current, files, linted };
}

/** A workspace as it travels; `files` are those that the asker does not have yet. */
export function presentWorkspace(
  { draft, current, linted }: Workspace,
  files: PlanWorkspace['files'],
  lang: Lang,
): PlanWorkspace {
  const check = { ok: linted.ok, findings: findingsOf(linted, lang), definitions: outlineOf(linted.loaded) };
  return { draft, current, files, check };
}

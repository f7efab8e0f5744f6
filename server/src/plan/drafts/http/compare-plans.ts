import { planCompareQuery, planCompareSchema } from '@hetang/contract/http/plan-drafts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { currentVersion, planAt } from '../../current.ts';
import { exportedFiles } from '../../export/exported-files.ts';
import { presentChanges } from '../../impact/present-changes.ts';
import type { PlanFile } from '../../source/plan-files.ts';
import { readWorkspace } from '../read-workspace.ts';
import { compareFiles } from '../texts/compare-files.ts';
import { type DraftParts, ownerOf } from './draft-parts.ts';

/** `GET /v1/plan/compare`: from a version to another one, to a draft, or to the plan in force. */
export function comparePlans(parts: DraftParts): Endpoint {
  const { db, clock } = parts;
  const side = async (
    version: number,
  ): Promise<{ files: PlanFile[]; plan: Awaited<ReturnType<typeof planAt>> }> => {
    if (version === 0) return { files: [], plan: null };
    const files = await exportedFiles(db, version);
    if (!files) throw new HetangError('request/not-found', { what: `plan version ${version}` });
    return { files, plan: await planAt(db, version) };
  };
  return (app) => {
    app.get(
      '/v1/plan/compare',
      {
        config: { access: 'any' },
        schema: { tags: ['plan'], querystring: planCompareQuery, response: { 200: planCompareSchema } },
      },
      async (request) => {
        const { from, to, draft } = request.query;
        const before = await side(from);
        const written = draft && (await readWorkspace(parts, { owner: ownerOf(request), draft }));
        const after = written
          ? { files: written.files, plan: written.linted.plan }
          : await side(to ?? (await currentVersion(db)));
        const files = compareFiles(before.files, after.files);
        if (!after.plan) return { files, changes: null };
        const meeting = { before: before.plan, after: after.plan, now: clock.now() };
        return { files, changes: await presentChanges(db, meeting, langOf(request)) };
      },
    );
  };
}

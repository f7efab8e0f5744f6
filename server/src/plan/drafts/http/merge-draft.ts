import {
  draftMergeRequestSchema,
  draftMergeSchema,
  type FileChange,
  planWorkspaceSchema,
} from '@hetang/contract/http/plan-drafts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { currentVersion } from '../../current.ts';
import { exportedFiles } from '../../export/exported-files.ts';
import { type DraftId, readDraft, saveDraft } from '../draft-rows.ts';
import { presentWorkspace, readWorkspace } from '../read-workspace.ts';
import { type FileMerge, mergeFiles } from '../texts/merge-files.ts';
import { type DraftParts, draftOf, draftParams } from './draft-parts.ts';

/** `GET …/merge` shows what was applied since the draft began beside the draft; `POST …/merge` takes it in. */
export function mergeDraftEndpoints(parts: DraftParts): Endpoint[] {
  return [showMerge(parts), takeMerge(parts)];
}

function showMerge({ db }: DraftParts): Endpoint {
  return (app) => {
    app.get(
      '/v1/plan/drafts/:id/merge',
      {
        config: { access: 'any' },
        schema: { tags: ['plan'], params: draftParams, response: { 200: draftMergeSchema } },
      },
      async (request) => readMerge(db, draftOf(request)),
    );
  };
}

function takeMerge(parts: DraftParts): Endpoint {
  const { db, clock } = parts;
  return (app) => {
    app.post(
      '/v1/plan/drafts/:id/merge',
      {
        config: { access: 'any' },
        schema: {
          tags: ['plan'],
          params: draftParams,
          body: draftMergeRequestSchema,
          response: { 200: planWorkspaceSchema },
        },
      },
      async (request) => {
        const { revision, current: looked, resolved } = request.body;
        const at = draftOf(request);
        const { files, current } = await readMerge(db, at);
        if (current !== looked)
          throw new HetangError('plan/version-moved', { actual: current, expected: looked });
        const changes = chosen(files, resolved);
        const save = { revision, baseVersion: current, changes, now: clock.now() };
        await db.transaction((tx) => saveDraft(tx, at, save));
        const workspace = await readWorkspace(parts, { owner: at.owner, draft: at.id });
        return presentWorkspace(workspace, changes, langOf(request));
      },
    );
  };
}

async function readMerge(db: Queryable, at: DraftId) {
  const { draft, files: mine } = await readDraft(db, at);
  const current = await currentVersion(db);
  const base = (await exportedFiles(db, draft.baseVersion)) ?? [];
  const theirs = (await exportedFiles(db, current)) ?? [];
  return { base: draft.baseVersion, current, files: mergeFiles({ base, mine, theirs }) };
}

/** @throws HetangError `plan/merge-open` when both sides changed a file and nobody said what it becomes. */
function chosen(files: readonly FileMerge[], resolved: readonly FileChange[]): FileChange[] {
  const said = new Map(resolved.map((one) => [one.path, one]));
  const open = files.filter(({ path, conflicts }) => conflicts > 0 && !said.has(path));
  if (open.length > 0)
    throw new HetangError('plan/merge-open', { paths: open.map(({ path }) => path).join(', ') });
  return files.map(({ path, text }) => said.get(path) ?? { path, text });
}

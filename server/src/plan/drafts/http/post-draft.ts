import {
  type DefinitionEdit,
  draftCreateSchema,
  type FileChange,
  planWorkspaceSchema,
} from '@hetang/contract/http/plan-drafts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { exportedFiles } from '../../export/exported-files.ts';
import { loadPlan } from '../../load.ts';
import type { PlanFile } from '../../source/plan-files.ts';
import { createDraft, saveDraft } from '../draft-rows.ts';
import { presentWorkspace, readWorkspace } from '../read-workspace.ts';
import { writeDefinitions } from '../write-definitions.ts';
import { type DraftParts, ownerOf } from './draft-parts.ts';

/** `POST /v1/plan/drafts`: a draft that begins with a version of the plan and what was changed on it. */
export function postDraft(parts: DraftParts): Endpoint {
  const { db, clock } = parts;
  return (app) => {
    app.post(
      '/v1/plan/drafts',
      {
        config: { access: 'any' },
        schema: { tags: ['plan'], body: draftCreateSchema, response: { 201: planWorkspaceSchema } },
      },
      async (request, reply) => {
        const { name, baseVersion, changes, definitions } = request.body;
        const owner = ownerOf(request);
        const now = clock.now();
        const files = (await exportedFiles(db, baseVersion)) ?? [];
        const written = writtenOn(files, { changes, definitions });
        const rest = changes.filter(({ path }) => !written.some((one) => one.path === path));
        const all = [...rest, ...written];
        const id = await db.transaction(async (tx) => {
          const made = await createDraft(tx, { owner, name, baseVersion, files, now });
          if (all.length > 0) await saveDraft(tx, { id: made, owner }, { revision: 0, changes: all, now });
          return made;
        });
        const workspace = await readWorkspace(parts, { owner, draft: id });
        return reply.status(201).send(presentWorkspace(workspace, written, langOf(request)));
      },
    );
  };
}

function writtenOn(
  files: readonly PlanFile[],
  { changes, definitions }: { changes: readonly FileChange[]; definitions: readonly DefinitionEdit[] },
): FileChange[] {
  if (definitions.length === 0) return [];
  const paths = new Set(changes.map(({ path }) => path));
  const fresh = changes.flatMap(({ text, ...file }) => (text === null ? [] : [{ ...file, text }]));
  const changed = [...files.filter(({ path }) => !paths.has(path)), ...fresh];
  return writeDefinitions({ files: changed, loaded: loadPlan(changed) }, definitions);
}

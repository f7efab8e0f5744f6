import type { Endpoint } from '../../../kernel/http/app.ts';
import type { ApplyPlanParts } from '../../http/answer-apply.ts';
import { createLinters } from '../linters.ts';
import { applyDraft } from './apply-draft.ts';
import { comparePlans } from './compare-plans.ts';
import { discardDraftEndpoints } from './discard-draft.ts';
import { getDefinition } from './get-definition.ts';
import { getDrawing } from './get-drawing.ts';
import { getPlanSchema } from './get-plan-schema.ts';
import { getUses } from './get-uses.ts';
import { getWorkspace } from './get-workspace.ts';
import { listDraftsEndpoint } from './list-drafts.ts';
import { mergeDraftEndpoints } from './merge-draft.ts';
import { postDefinitions } from './post-definitions.ts';
import { postDraft } from './post-draft.ts';
import { renameInDraft } from './rename-in-draft.ts';
import { saveDraftEndpoint } from './save-draft.ts';

/** Plans while they are written: drafts, and what an editor asks about them. */
export function draftEndpoints(given: ApplyPlanParts): Endpoint[] {
  const parts = { ...given, linters: createLinters() };
  return [
    getWorkspace(parts),
    listDraftsEndpoint(parts),
    postDraft(parts),
    saveDraftEndpoint(parts),
    postDefinitions(parts),
    discardDraftEndpoints(parts),
    renameInDraft(parts),
    ...mergeDraftEndpoints(parts),
    applyDraft(parts),
    getDefinition(parts),
    getUses(parts),
    comparePlans(parts),
    getPlanSchema,
    getDrawing(parts),
  ];
}

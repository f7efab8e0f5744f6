import type { PlanApplyResult } from '@hetang/contract/http/plan';
import type {
  DefinitionEdit,
  draftApplySchema,
  draftCreateSchema,
  draftDefinitionsSchema,
  draftMergeRequestSchema,
  draftMergeSchema,
  draftPageSchema,
  draftRenameSchema,
  draftSaveSchema,
  PlanEditor,
  PlanWorkspace,
  planCompareSchema,
  planUsesSchema,
  WrittenDefinition,
} from '@hetang/contract/http/plan-drafts';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, type Input, queryString, request } from './client.ts';

const DRAFTS = '/v1/plan/drafts';

export const draftsQuery = queryOptions({
  queryKey: ['plan', 'drafts'],
  queryFn: ({ signal }) => request<Answer<typeof draftPageSchema>>(`${DRAFTS}?size=50`, { signal }),
});

/** A draft, or the plan in force; the editor holds what comes, so it is never fetched again behind its back. */
export function workspaceQuery(draft: number | undefined) {
  return queryOptions({
    queryKey: ['plan-workspace', draft ?? 0],
    queryFn: () => readWorkspace(draft),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
}

/** All files of a draft, or of the plan in force, with what lint says of them. */
export function readWorkspace(draft?: number): Promise<PlanWorkspace> {
  return request(`/v1/plan/workspace${queryString({ draft })}`);
}

export const planEditorQuery = queryOptions({
  queryKey: ['plan-editor'],
  queryFn: () => request<PlanEditor>('/v1/plan/schema'),
  staleTime: Number.POSITIVE_INFINITY,
});

export function createDraft(body: Input<typeof draftCreateSchema>): Promise<PlanWorkspace> {
  return request(DRAFTS, { method: 'POST', body });
}

export function saveDraft(id: number, body: Input<typeof draftSaveSchema>): Promise<PlanWorkspace> {
  return request(`${DRAFTS}/${id}/files`, { method: 'POST', body });
}

/** Writes definitions into the files of a draft; comments and all else stay to the letter. A null `spec` takes one away. */
export function writeDefinitions(
  id: number,
  body: Input<typeof draftDefinitionsSchema>,
): Promise<PlanWorkspace> {
  return request(`${DRAFTS}/${id}/definitions`, { method: 'POST', body });
}

/** Puts a definition into a draft, or into a new one of that name. */
export async function putDefinition(
  { id, name }: { id: number | null; name: string },
  definition: DefinitionEdit,
): Promise<PlanWorkspace> {
  const { draft, current } = await readWorkspace(id ?? undefined);
  if (draft) return writeDefinitions(draft.id, { revision: draft.revision, definitions: [definition] });
  return createDraft({ name, baseVersion: current, definitions: [definition] });
}

/** One definition as it is written in a draft, or in the plan in force, with findings by field. */
export function definitionQuery(of: { draft?: number | undefined; kind: string; key: string }) {
  return queryOptions({
    queryKey: ['plan-definition', of.draft ?? 0, of.kind, of.key],
    queryFn: ({ signal }) => request<WrittenDefinition>(`/v1/plan/definition${queryString(of)}`, { signal }),
    retry: false,
  });
}

export function renameInDraft(id: number, body: Input<typeof draftRenameSchema>): Promise<PlanWorkspace> {
  return request(`${DRAFTS}/${id}/rename`, { method: 'POST', body });
}

export function discardDraft(id: number): Promise<void> {
  return request(`${DRAFTS}/${id}/discard`, { method: 'POST' });
}

export function restoreDraft(id: number): Promise<void> {
  return request(`${DRAFTS}/${id}/restore`, { method: 'POST' });
}

export function applyDraft(id: number, body: Input<typeof draftApplySchema>): Promise<PlanApplyResult> {
  return request(`${DRAFTS}/${id}/apply`, { method: 'POST', body });
}

export function readMerge(id: number): Promise<Answer<typeof draftMergeSchema>> {
  return request(`${DRAFTS}/${id}/merge`);
}

export function mergeDraft(id: number, body: Input<typeof draftMergeRequestSchema>): Promise<PlanWorkspace> {
  return request(`${DRAFTS}/${id}/merge`, { method: 'POST', body });
}

/** From a version to another one or to a draft. */
export function comparePlans(sides: {
  from: number;
  to?: number;
  draft?: number;
}): Promise<Answer<typeof planCompareSchema>> {
  return request(`/v1/plan/compare${queryString(sides)}`);
}

export function readUses(of: {
  draft?: number | undefined;
  kind: string;
  key: string;
}): Promise<Answer<typeof planUsesSchema>> {
  return request(`/v1/plan/uses${queryString(of)}`);
}

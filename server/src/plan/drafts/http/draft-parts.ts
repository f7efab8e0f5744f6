import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Queryable } from '../../../kernel/database/database.ts';
import type { ApplyPlanParts } from '../../http/answer-apply.ts';
import type { DraftId } from '../draft-rows.ts';
import type { Linters } from '../linters.ts';

export interface DraftParts extends ApplyPlanParts {
  linters: Linters;
}
/** What reading needs. */
export interface ReadParts {
  db: Queryable;
  linters: Linters;
}

export const draftParams = z.object({ id: z.coerce.number().int().min(1) });

/** Whose drafts a request means: the caller's own. */
export function ownerOf({ caller }: FastifyRequest): string {
  return `${caller?.kind ?? 'nobody'}:${caller?.id ?? 0}`;
}

export function draftOf(request: FastifyRequest & { params: { id: number } }): DraftId {
  return { id: request.params.id, owner: ownerOf(request) };
}

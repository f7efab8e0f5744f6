import { z } from 'zod';
import type { Journey } from '../plan/kinds/journeys.ts';
import { planDefinitionSchema, planWorkspaceSchema } from './plan-drafts.ts';

/** `GET /v1/plan/journeys/:key`: a journey as it is written, in a draft of the caller or in the plan in force. */
export const journeyDrawingQuery = z.strictObject({ draft: z.coerce.number().int().min(1).optional() });

export const journeyDrawingSchema = z.object({
  draft: planWorkspaceSchema.shape.draft,
  /** The version in force; 0 before the first apply. */
  current: z.int(),
  /** The file that it is written in, to the letter. */
  file: z.object({ path: z.string(), text: z.string() }),
  /** The YAML as JSON, as it is written; edits begin with it. */
  written: z.record(z.string(), z.unknown()),
  /** The same as the plan language reads it; null when it cannot, then only its text can be mended. */
  journey: z.record(z.string(), z.unknown()).nullable(),
  /** Its steps in words, in reading order; see `GET /v1/journeys/:key`. */
  lines: z.array(
    z.object({
      node: z.int(),
      kind: z.string(),
      depth: z.int(),
      label: z.string(),
      outcome: z.string().nullable(),
    }),
  ),
  /** What lint says of it; `path` leads from the journey to the place concerned. */
  findings: planDefinitionSchema.shape.findings,
  /** Errors in the whole plan: with any it cannot be applied. */
  errors: z.int(),
  definitions: planWorkspaceSchema.shape.check.shape.definitions,
});
export type JourneyDrawing = Omit<z.infer<typeof journeyDrawingSchema>, 'journey'> & {
  journey: Journey | null;
};

import { z } from 'zod';
import { conditionSchema } from '../plan/condition.ts';
import { findingSchema } from './plan.ts';

/** `POST /v1/conditions/read`: a condition that is being written, in YAML or as the parts of a form. */
export const conditionReadSchema = z.object({
  when: z.union([z.string().min(1).max(20_000), z.record(z.string(), z.unknown())]),
});
export const conditionReadingSchema = z.object({
  when: conditionSchema,
  /** As a plan has it. */
  yaml: z.string(),
  /** In one sentence. */
  text: z.string(),
  /** What lint would say of it in the plan in force; lines count from the condition's own first line. */
  findings: z.array(findingSchema.omit({ file: true })),
});
export type ConditionReading = z.infer<typeof conditionReadingSchema>;

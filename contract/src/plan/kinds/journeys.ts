import { z } from 'zod';
import type { Condition, EventLeaf } from '../condition.ts';
import { conditionSchema, eventLeafSchema } from '../condition.ts';
import type { Scalar } from '../values.ts';
import {
  durationSchema,
  keySchema,
  nameSchema,
  scalarSchema,
  tagRefSchema,
  timeOfDaySchema,
} from '../values.ts';

export interface TaskStep {
  do: string;
  title?: string | undefined;
  by: string;
  due: string;
  fills: string[];
  wait: boolean;
}
export type WaitStep = string | { for: EventLeaf; 'at-most': string } | { until: string };
export type BranchArm = { if: Condition; do: Step[] } | { else: Step[] };
/** One step of a journey; exactly one key says which. 旅程步骤 */
export type Step =
  | { welcome: string }
  | { message: string; expire?: string | undefined }
  | { wait: WaitStep }
  | { branch: BranchArm[] }
  | { tag: string[]; untag?: string[] | undefined }
  | { untag: string[] }
  | { set: Record<string, Scalar> }
  | { task: TaskStep }
  | { end: string };

const taskSchema = z.strictObject({
  do: keySchema.meta({ description: 'What to do, as a key / 要做的事(键)' }),
  title: nameSchema.optional(),
  by: keySchema.default('owner').meta({ description: '`owner` or a staff key / owner 或员工键' }),
  due: durationSchema,
  fills: z
    .array(
      z
        .string()
        .regex(/^(tag-group|field)\/[A-Za-z0-9][A-Za-z0-9-]*$/)
        .meta({
          description:
            'Thing to fill: tag-group/need or field/business / 补齐项:tag-group/need 或 field/business',
        }),
    )
    .max(20)
    .default([])
    .meta({ description: 'What the outcome fills: tag-group/x or field/y / 完成时补齐的信息' }),
  wait: z.boolean().default(true).meta({ description: 'Go on only when done or due / 完成或到期后才继续' }),
});

const tagsSchema = z.union([tagRefSchema.transform((tag) => [tag]), z.array(tagRefSchema).min(1).max(20)]);

export const stepSchema: z.ZodType<Step> = z
  .lazy(() =>
    z.union([
      z.strictObject({ welcome: keySchema }),
      z.strictObject({ message: keySchema, expire: durationSchema.optional() }),
      z.strictObject({
        wait: z.union([
          durationSchema,
          z.strictObject({ for: eventLeafSchema, 'at-most': durationSchema }),
          z.strictObject({ until: timeOfDaySchema }),
        ]),
      }),
      z.strictObject({ branch: z.array(armSchema).min(1).max(20) }),
      z.strictObject({ tag: tagsSchema, untag: tagsSchema.optional() }),
      z.strictObject({ untag: tagsSchema }),
      z.strictObject({ set: z.record(keySchema, scalarSchema) }),
      z.strictObject({ task: taskSchema }),
      z.strictObject({ end: z.string().max(100) }),
    ]),
  )
  .meta({ id: 'step', description: 'One step of a journey / 旅程的一步' });

const armSchema: z.ZodType<BranchArm> = z.lazy(() =>
  z.union([
    z.strictObject({ if: conditionSchema, do: z.array(stepSchema).max(50) }),
    z.strictObject({ else: z.array(stepSchema).max(50) }),
  ]),
);

/** An automated journey (SOP): what starts it, what ends it, its steps. 旅程 */
export const journeySchema = z.strictObject({
  name: nameSchema,
  description: z.string().max(1000).optional(),
  start: eventLeafSchema.pick({ event: true, where: true }),
  again: z
    .union([z.enum(['never', 'after-end']), z.strictObject({ after: durationSchema })])
    .default('never')
    .meta({ description: 'May a contact enter again / 能否再次进入' }),
  leave: conditionSchema.optional(),
  goal: z.strictObject({ when: conditionSchema, within: durationSchema.optional() }).optional(),
  steps: z.array(stepSchema).min(1).max(100),
});
export type Journey = z.infer<typeof journeySchema>;

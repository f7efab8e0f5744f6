import { z } from 'zod';
import { keySchema, nameSchema } from '../values.ts';

/** A personal account with its persona and the responsible member of staff. 个人号与人设 */
export const accountSchema = z.strictObject({
  name: nameSchema,
  kind: z.enum(['community', 'sales', 'atmosphere']),
  staff: keySchema.optional().meta({ description: 'Responsible staff / 责任员工' }),
  stages: z.array(keySchema).default([]).meta({ description: 'Stages it looks after / 管理的用户阶段' }),
  communities: z
    .array(nameSchema)
    .default([])
    .meta({ description: 'Communities it looks after / 管理的社群' }),
  persona: z
    .strictObject({
      role: z.string().max(100).optional(),
      nickname: z.string().max(30).optional(),
      avatar: z.string().max(500).optional(),
      gender: z.enum(['female', 'male', 'unstated']).optional(),
      place: z.string().max(50).optional(),
      signature: z.string().max(100).optional(),
      cover: z.string().max(500).optional(),
      'by-stage': z.record(keySchema, z.string().max(100)).optional(),
    })
    .optional(),
});
export type Account = z.infer<typeof accountSchema>;

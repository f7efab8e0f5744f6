import { z } from 'zod';
import { keySchema, linesSchema, nameSchema } from '../values.ts';

/** A content column: a kind of thing that is published again and again. 内容栏目 */
export const columnSchema = z.strictObject({
  name: nameSchema,
  for: z
    .array(
      z.enum(['moments', 'group', 'article', 'video']).meta({
        description: 'Place: Moments, groups, articles, videos / 位置:朋友圈、社群、公众号文章、视频号',
      }),
    )
    .min(1)
    .max(4)
    .meta({ description: 'Where it appears / 出现在哪里' }),
  about: linesSchema.meta({ description: 'What belongs in it / 写些什么' }),
  aim: z
    .enum(['fission', 'conversion', 'activity', 'retention'])
    .optional()
    .meta({ description: 'Aim: fission, conversion, activity, retention / 目的:裂变、转化、活跃、留存' }),
  owner: keySchema.optional().meta({ description: 'Who prepares it (staff) / 谁来准备(员工)' }),
});
export type Column = z.infer<typeof columnSchema>;

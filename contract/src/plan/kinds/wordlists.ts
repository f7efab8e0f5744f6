import { z } from 'zod';
import { nameSchema, noteSchema } from '../values.ts';

/**
 * Words that texts must not, should not or may use. Texts are compared without spaces, invisible characters, case and
 * width. In a pattern `*` stands for up to ten characters. 词表
 */
export const wordlistSchema = z.strictObject({
  name: nameSchema,
  level: z.enum(['refuse', 'warn', 'allow']).meta({
    description: 'Level: refuse, warn, allow what other lists forbid / 级别:禁止、提醒、放行',
  }),
  words: z
    .array(z.string().trim().min(1).max(50))
    .max(10_000)
    .default([])
    .meta({ description: 'Words / 词' }),
  patterns: z
    .array(z.string().regex(/^[^*]+(\*[^*]+){1,3}$/))
    .max(500)
    .default([])
    .meta({
      description: 'Patterns: 加*微信, `*` is up to ten characters / 模式:加*微信,`*` 代表至多十个字',
    }),
  in: z
    .array(
      z.enum(['messages', 'scripts', 'activities', 'official-accounts']).meta({
        description:
          'Texts: messages, scripts, activities, Official Accounts / 文案:消息、话术、活动、公众号',
      }),
    )
    .min(1)
    .optional()
    .meta({ description: 'Texts it looks at; all if left out / 查哪些文案;不写就查全部' }),
  why: noteSchema.optional().meta({ description: 'Why / 原因' }),
  instead: noteSchema.optional().meta({ description: 'What to say instead / 换成什么说法' }),
});
export type Wordlist = z.infer<typeof wordlistSchema>;

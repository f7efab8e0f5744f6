import { z } from 'zod';
import { keySchema, nameSchema, noteSchema } from '../values.ts';

/** What WeCom stops staff from sending beside words. */
export const stoppedKinds = ['phone', 'email', 'red-packet'] as const;

const interceptSchema = z.strictObject({
  'when-sent': z.enum(['block', 'warn']).optional().meta({
    description:
      'block or warn; if left out, refuse blocks and warn warns / 员工发出时:block 拦住,warn 只提醒;不写则禁止级拦住、提醒级提醒',
  }),
  staff: z.array(keySchema).min(1).max(1000).optional().meta({
    description:
      'Staff whom it holds for; all of the plan if left out / 对哪些员工生效;不写就是方案里的全部员工',
  }),
  also: z.array(z.enum(stoppedKinds)).min(1).max(3).optional().meta({
    description: 'Beside the words: phone numbers, e-mail addresses, red packets / 另外拦:手机号、邮箱、红包',
  }),
});

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
      z.enum(['messages', 'scripts', 'activities', 'products', 'official-accounts']).meta({
        description:
          'Texts: messages, scripts, activities, products, Official Accounts / 文案:消息、话术、活动、商品、公众号',
      }),
    )
    .min(1)
    .optional()
    .meta({ description: 'Texts it looks at; all if left out / 查哪些文案;不写就查全部' }),
  wecom: z
    .union([z.literal(true), interceptSchema])
    .optional()
    .meta({
      description:
        'Keep its words in WeCom as well, which stops staff from sending them to customers; patterns stay here / 词也同步到企业微信,员工在聊天里发出时当场拦住;模式不同步',
    }),
  why: noteSchema.optional().meta({ description: 'Why / 原因' }),
  instead: noteSchema.optional().meta({ description: 'What to say instead / 换成什么说法' }),
});
export type Wordlist = z.infer<typeof wordlistSchema>;

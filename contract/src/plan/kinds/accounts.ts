import { z } from 'zod';
import { keySchema, nameSchema, tagRefSchema } from '../values.ts';

/** What can be seen of a person in WeChat, and who that person is to the customer. */
const looks = {
  nickname: z.string().max(30).optional().meta({ description: 'Nickname / 昵称' }),
  avatar: z.string().max(500).optional().meta({ description: 'What the picture shows / 头像' }),
  'wechat-id': z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_-]{5,19}$/)
    .optional()
    .meta({ description: 'WeChat id: xiaohe-ads / 微信号:xiaohe-ads' }),
  gender: z.enum(['female', 'male', 'unstated']).optional(),
  place: z.string().max(50).optional().meta({ description: 'Place / 所在地' }),
  signature: z.string().max(100).optional().meta({ description: 'Signature / 个性签名' }),
  cover: z.string().max(500).optional().meta({ description: 'Cover of Moments / 朋友圈背景图' }),
};

const roleSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .meta({ description: 'Role: personal adviser / 身份:专属顾问' });

/** To one class of customers: a role, or a role with what differs from the rest. */
const classPersonaSchema = z.union([roleSchema, z.strictObject({ role: roleSchema, ...looks })]);

/** A personal account with its persona and the responsible member of staff. 个人号与人设 */
export const accountSchema = z.strictObject({
  name: nameSchema,
  kind: z.enum(['community', 'sales', 'atmosphere']).meta({
    description: 'community, sales or atmosphere / 社群运营号、销售号、马甲号(活跃气氛)',
  }),
  staff: keySchema.optional().meta({ description: 'Responsible staff / 责任员工' }),
  stages: z.array(keySchema).default([]).meta({ description: 'Stages it looks after / 管理的用户阶段' }),
  communities: z
    .array(keySchema)
    .default([])
    .meta({ description: 'Communities it looks after / 管理的社群' }),
  capacity: z.int().min(1).max(20_000).optional().meta({ description: 'Friends at most / 好友上限' }),
  persona: z
    .strictObject({
      role: roleSchema.optional(),
      ...looks,
      'by-stage': z
        .record(keySchema, classPersonaSchema)
        .optional()
        .meta({ description: 'Persona for each stage / 对各阶段用户的人设' }),
      'by-tier': z
        .record(tagRefSchema, classPersonaSchema)
        .optional()
        .meta({ description: 'Persona for a tier, as ladder/tier / 对某一层用户的人设,键写作 分层/层' }),
    })
    .optional()
    .meta({ description: 'Who the account is to customers / 人设' }),
  card: z
    .strictObject({
      position: nameSchema.optional().meta({ description: 'Position shown / 对外职务' }),
      company: nameSchema.optional().meta({ description: 'Company shown / 对外公司名' }),
      about: z
        .string()
        .trim()
        .min(1)
        .max(200)
        .optional()
        .meta({ description: 'A line about it / 一句话介绍' }),
    })
    .optional()
    .meta({ description: 'Card shown outside the company / 对外名片' }),
  opening: keySchema.optional().meta({
    description: 'Script of the first conversation / 首次交流的话术',
  }),
  checklist: z
    .array(z.string().trim().min(1).max(200))
    .max(30)
    .optional()
    .meta({ description: 'What must be set up before it is used / 启用前逐项检查' }),
});
export type Account = z.infer<typeof accountSchema>;

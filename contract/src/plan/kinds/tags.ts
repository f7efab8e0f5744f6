import { z } from 'zod';
import { conditionSchema } from '../condition.ts';
import { durationSchema, keySchema, nameSchema } from '../values.ts';

const tagValueSchema = z.union([
  nameSchema,
  z.strictObject({
    name: nameSchema,
    description: z.string().max(500).optional(),
    when: conditionSchema.optional().meta({
      description:
        'Set when this holds, asked every five minutes; in a group of one the first that holds / 满足时自动打上(每五分钟看一次);单选组取先满足的',
    }),
    expires: durationSchema
      .optional()
      .meta({ description: 'Time until it is taken away: 90d / 有效时长:90d' }),
  }),
]);

/** The steps of tagging, in their order. 四步打标 */
export const tagSteps = ['channel', 'first-chat', 'intent', 'layering'] as const;

/** A group of tags; `choose: one` makes its values exclude each other. 标签组 */
export const tagGroupSchema = z.strictObject({
  name: nameSchema,
  choose: z.enum(['one', 'many']).default('many'),
  wecom: z
    .boolean()
    .default(true)
    .meta({ description: 'Keep in step with WeCom corp tags / 与企业微信企业标签保持同步' }),
  step: z.enum(tagSteps).optional().meta({
    description:
      'Step of tagging: channel, first-chat, intent or layering / 四步打标的哪一步:渠道分层、首次私聊、销售意向、二次分层',
  }),
  by: z.enum(['code', 'staff', 'rule']).optional().meta({
    description: 'Set by a channel code, by staff, or by rule / 由谁打:活码、员工、规则',
  }),
  owner: z.enum(['rule', 'staff', 'last']).optional().meta({
    description:
      'Whose word holds where a `when` sets tags and staff take them away: rule, staff, or last (unless given) / 规则打的标签被员工去掉时以谁为准:rule 规则、staff 员工、last 最后一次(默认)',
  }),
  roles: z
    .array(nameSchema)
    .min(1)
    .max(20)
    .optional()
    .meta({ description: 'Roles of the staff who set it / 打标签的岗位,对应员工的 role' }),
  within: durationSchema.optional().meta({ description: 'Time to set it in: 4h / 打标时限:4h' }),
  values: z.record(keySchema, tagValueSchema),
});
export type TagGroup = z.infer<typeof tagGroupSchema>;

/** The name people see for one value of a group, or undefined when there is no such value. */
export function tagValueName(group: TagGroup, value: string): string | undefined {
  const entry = Object.hasOwn(group.values, value) ? group.values[value] : undefined;
  return typeof entry === 'string' ? entry : entry?.name;
}

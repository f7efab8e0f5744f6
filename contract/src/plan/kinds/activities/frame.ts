import { z } from 'zod';
import {
  dateSchema,
  daysSchema,
  durationSchema,
  eventNameSchema,
  keySchema,
  linesSchema,
  nameSchema,
  noteSchema,
  tagRefSchema,
  urlSchema,
  yuanSchema,
} from '../../values.ts';

const rewardSchema = z.strictObject({
  name: nameSchema,
  kind: z
    .enum(['material', 'trial', 'service', 'gift', 'coupon', 'points', 'cash', 'privilege'])
    .meta({ description: 'What it is / 类型:资料、体验、服务、实物、券、积分、现金、特权' }),
  value: yuanSchema
    .optional()
    .meta({ description: 'What it is worth to the receiver, in yuan / 对客户的价值(元)' }),
  cost: yuanSchema.optional().meta({ description: 'What one costs the brand, in yuan / 每份成本(元)' }),
  stock: z.int().min(0).max(100_000_000).optional().meta({ description: 'How many there are / 份数' }),
});
export type Reward = z.infer<typeof rewardSchema>;

const phaseSchema = z.strictObject({
  phase: z.enum(['warm-up', 'main', 'close']).meta({ description: 'Phase / 阶段:预热、正式、收尾' }),
  from: dateSchema,
  to: dateSchema,
  do: linesSchema.optional().meta({ description: 'What is done in it / 这一阶段做什么' }),
});
export type ActivityPhase = z.infer<typeof phaseSchema>;

const posterSchema = z.strictObject({
  title: nameSchema.optional().meta({ description: 'Headline / 主标题' }),
  outline: linesSchema.optional().meta({ description: 'What one gets to know or have / 内容大纲与卖点' }),
  trust: noteSchema.optional().meta({ description: 'Why one may believe it / 信任背书' }),
  benefit: noteSchema.optional().meta({ description: 'What one gets at once / 利益点' }),
  urgency: noteSchema.optional().meta({ description: 'Why now / 紧迫感:限时、限量' }),
  call: noteSchema.optional().meta({ description: 'What to do, beside the code / 行动指引,紧挨二维码' }),
});
export type Poster = z.infer<typeof posterSchema>;

/** What every activity has, whatever its type. */
export const frame = {
  name: nameSchema,
  description: z.string().max(1000).optional(),
  owner: keySchema.optional().meta({ description: 'Responsible staff / 负责员工' }),
  step: z.enum(['attract', 'fission', 'lock-in', 'convert', 'upgrade']).optional().meta({
    description: 'Step: attract, fission, lock in, convert, upgrade / 环节:引流、裂变、锁客、转化、升级',
  }),
  'leads-to': z
    .array(keySchema)
    .max(10)
    .default([])
    .meta({ description: 'Activities that take over from it / 接着做的活动' }),
  audience: z
    .strictObject({
      stages: z.array(keySchema).max(50).default([]).meta({ description: 'Stages / 阶段' }),
      segments: z.array(keySchema).max(50).default([]).meta({ description: 'Segments / 分群' }),
      communities: z.array(keySchema).max(50).default([]).meta({ description: 'Communities / 社群' }),
    })
    .optional()
    .meta({ description: 'Whom it is for; everybody if left out / 面向谁;不写就是所有人' }),
  period: daysSchema.optional(),
  phases: z.array(phaseSchema).max(20).default([]).meta({ description: 'Phases / 分阶段安排' }),
  expect: z
    .int()
    .min(1)
    .max(100_000_000)
    .optional()
    .meta({ description: 'People expected to take part / 预计参与人数' }),
  stock: z.int().min(1).max(100_000_000).optional().meta({ description: 'Places in all / 总名额' }),
  'per-person': z
    .int()
    .min(1)
    .max(1000)
    .optional()
    .meta({ description: 'Times one person may take part / 每人可参与次数' }),
  budget: yuanSchema.optional().meta({ description: 'Yuan for the whole activity / 整场预算(元)' }),
  rewards: z
    .record(keySchema, rewardSchema)
    .default({})
    .meta({ description: 'Rewards by key / 奖励,按键引用' }),
  rules: linesSchema.optional().meta({ description: 'Rules as they are published / 公示的活动规则' }),
  poster: posterSchema.optional().meta({ description: 'Poster, six elements / 海报六要素' }),
  path: linesSchema
    .optional()
    .meta({ description: 'The way from seeing it to the reward / 参与路径,一步一条' }),
  tags: z.array(tagRefSchema).max(20).default([]).meta({ description: 'Tags given / 打上的标签' }),
  code: keySchema.optional().meta({ description: 'Channel code at the entry / 入口的渠道活码' }),
  community: keySchema.optional().meta({ description: 'Community people are led to / 引导进入的社群' }),
  messages: z
    .array(keySchema)
    .max(50)
    .default([])
    .meta({ description: 'Messages that go with it / 配套话术(消息)' }),
  landing: z
    .strictObject({
      url: urlSchema,
      form: z
        .array(keySchema)
        .max(20)
        .default([])
        .meta({ description: 'Fields it asks for / 表单收集的字段' }),
    })
    .optional()
    .meta({ description: 'Landing page / 落地页' }),
  before: z
    .array(
      z.strictObject({
        do: nameSchema.meta({ description: 'What is done / 做什么' }),
        by: keySchema.optional().meta({ description: 'Staff / 员工' }),
        ahead: durationSchema.optional().meta({ description: 'How long before: 3d / 提前多久:3d' }),
      }),
    )
    .max(50)
    .default([])
    .meta({ description: 'Checklist before it starts / 活动前准备清单' }),
  tools: z
    .array(
      z.strictObject({
        for: nameSchema.meta({ description: 'For what / 用途' }),
        use: nameSchema.meta({ description: 'Tool / 工具' }),
      }),
    )
    .max(50)
    .default([])
    .meta({ description: 'Tools: { for: 活动页, use: 小鹅通 } / 工具:{ for: 活动页, use: 小鹅通 }' }),
  result: eventNameSchema.optional().meta({ description: 'Event that counts as success / 算作成功的事件' }),
};

/** The key of a reward of the same activity. */
export const rewardRef = keySchema.meta({ description: 'Reward of this activity / 本活动的奖励' });

import { z } from 'zod';
import { keySchema, nameSchema, noteSchema, timeOfDaySchema, weekdaySchema } from '../values.ts';

const every = z.union([
  z.strictObject({ every: z.literal('day').meta({ description: 'Every day / 每' }), at: timeOfDaySchema }),
  z.strictObject({
    every: z.literal('week').meta({ description: 'Every week / 每' }),
    on: weekdaySchema,
    at: timeOfDaySchema,
  }),
  z.strictObject({
    every: z
      .enum(['month', 'quarter', 'year'])
      .meta({ description: 'Every: month, quarter, year / 每:月、季、年' }),
    day: z.int().min(1).max(28).default(1).meta({ description: 'Day of the month / 几号' }),
    at: timeOfDaySchema,
  }),
]);

/** A metric by its key, or `goal/<key>`. */
export const metricSchema = z.string().trim().min(1).max(100);

/** A report: what it says, to whom, how often and where. 报告 */
export const reportSchema = z.strictObject({
  name: nameSchema,
  answers: noteSchema.meta({ description: 'The question it answers / 要回答什么问题' }),
  for: z
    .array(keySchema)
    .max(100)
    .default([])
    .meta({ description: 'Who receives it (staff) / 发给谁(员工)' }),
  when: every.meta({
    description:
      'How often: { every: week, on: mon, at: "09:00" } / 多久一次:{ every: week, on: mon, at: "09:00" }',
  }),
  metrics: z
    .array(metricSchema)
    .min(1)
    .max(100)
    .meta({ description: 'Metrics: contacts-added or goal/revenue / 指标:contacts-added 或 goal/revenue' }),
  by: z
    .array(
      z.enum(['channel', 'code', 'stage', 'staff', 'community', 'activity', 'month']).meta({
        description:
          'By: channel, code, stage, staff, community, activity, month / 维度:渠道、活码、阶段、员工、社群、活动、月份',
      }),
    )
    .max(7)
    .default([])
    .meta({ description: 'Broken down by / 拆开看' }),
  through: z
    .array(
      z.enum(['console', 'wecom', 'email', 'xlsx', 'print']).meta({
        description: 'Through: console, WeCom, email, xlsx, paper / 途径:后台、企业微信、邮件、表格、打印',
      }),
    )
    .min(1)
    .max(5)
    .default(['console'])
    .meta({ description: 'Where it appears / 从哪里看' }),
});
export type Report = z.infer<typeof reportSchema>;

/** Every metric that a report may name, with its words; besides, `goal/<key>` names a goal of the plan. */
export const reportMetrics: Record<string, { zh: string; en: string }> = {
  'contacts-added': { zh: '新增好友', en: 'Contacts added' },
  'contacts-lost': { zh: '流失好友', en: 'Contacts lost' },
  'stage-funnel': { zh: '阶段漏斗', en: 'Funnel of stages' },
  'event-funnel': { zh: '转化漏斗', en: 'Funnel of events' },
  'conversion-time': { zh: '转化时长', en: 'Time to conversion' },
  retention: { zh: '留存', en: 'Retention' },
  dormant: { zh: '沉睡客户', en: 'Dormant contacts' },
  rfm: { zh: 'RFM 分布', en: 'RFM' },
  revenue: { zh: '销售额', en: 'Revenue' },
  arpu: { zh: '人均贡献', en: 'ARPU' },
  repurchase: { zh: '复购率', en: 'Repurchase rate' },
  'messages-sent': { zh: '触达人次', en: 'Messages sent' },
  'confirm-rate': { zh: '群发确认率', en: 'Mass sends confirmed' },
  'tasks-done': { zh: '待办完成率', en: 'Tasks done' },
  'reply-time': { zh: '回复时长', en: 'Time to reply' },
  'journey-goal': { zh: '旅程达成率', en: 'Journeys that reached their goal' },
  'group-members': { zh: '群成员数', en: 'Group members' },
  'group-active': { zh: '群活跃率', en: 'Active group members' },
  'group-left': { zh: '退群率', en: 'Group members who left' },
  'activity-people': { zh: '活动参与人数', en: 'People in activities' },
  'k-factor': { zh: '裂变系数', en: 'K-factor' },
  'course-attendance': { zh: '到课率', en: 'Course attendance' },
  cost: { zh: '花费', en: 'Cost' },
  'cost-per-contact': { zh: '单个好友成本', en: 'Cost per contact' },
  roi: { zh: '投入产出比', en: 'Return on investment' },
};

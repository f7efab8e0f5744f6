import { z } from 'zod';
import { dateSchema, daysSchema, keySchema, linesSchema, nameSchema, noteSchema } from '../values.ts';

const phaseSchema = z.strictObject({
  name: nameSchema,
  kind: z
    .enum(['warm-up', 'main', 'close'])
    .meta({ description: 'Kind: warm-up, main, close / 类型:预热、正式、收尾' }),
  from: dateSchema,
  to: dateSchema,
  wecom: linesSchema.optional().meta({ description: 'What is done in WeCom / 企业微信上做什么' }),
  'official-account': linesSchema
    .optional()
    .meta({ description: 'What is done in the Official Account / 公众号上做什么' }),
  'video-account': linesSchema
    .optional()
    .meta({ description: 'What is done in the video account / 视频号上做什么' }),
});
export type CyclePhase = z.infer<typeof phaseSchema>;

/** A day of a cycle: a date, or so many days from the first or last day of the task's phase. */
export const cycleDaySchema = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2}|(start|end)([+-]\d{1,3}d)?)$/)
  .meta({
    description:
      'Day: 2026-06-01, start+2d or end-1d of the phase / 日子:2026-06-01,或阶段的 start+2d、end-1d',
  });

const taskSchema = z.strictObject({
  name: nameSchema,
  phase: keySchema.meta({ description: 'Phase of this cycle / 所属阶段' }),
  owner: keySchema.optional().meta({ description: 'Who answers for it (staff) / 负责人(员工)' }),
  role: nameSchema.optional().meta({ description: 'Part in the team / 在项目里的角色' }),
  start: cycleDaySchema
    .optional()
    .meta({ description: 'First day: 2026-06-01 or start+2d / 开始:2026-06-01 或 start+2d' }),
  due: cycleDaySchema.meta({
    description: 'Last day: 2026-06-01, start+2d or end-1d / 完成:2026-06-01、start+2d 或 end-1d',
  }),
  after: z
    .array(keySchema)
    .max(50)
    .default([])
    .meta({ description: 'Tasks that must be done first / 前置任务' }),
  checklist: linesSchema.optional().meta({ description: 'Checklist / 检查清单' }),
});
export type CycleTask = z.infer<typeof taskSchema>;

/** An operating cycle as a project: phases, landing table, tasks, and what may go wrong. 运营周期 */
export const cycleSchema = z.strictObject({
  name: nameSchema,
  description: z.string().max(1000).optional(),
  owner: keySchema.optional().meta({ description: 'Who leads it (staff) / 总负责人(员工)' }),
  period: daysSchema,
  phases: z.record(keySchema, phaseSchema).meta({ description: 'Phases in order / 阶段,按先后' }),
  landing: z
    .array(
      z.strictObject({
        goal: keySchema.meta({ description: 'Goal / 目标' }),
        offer: noteSchema.meta({ description: 'What is offered / 拿什么达成:商品与营销' }),
        activity: keySchema.optional().meta({ description: 'Activity that carries it / 承载的活动' }),
        reach: linesSchema.meta({ description: 'How people hear of it / 触达方式' }),
        phase: keySchema.meta({ description: 'Phase of this cycle / 所属阶段' }),
      }),
    )
    .max(100)
    .default([])
    .meta({ description: 'Goal by offer by reach by date / 营销计划落地表:目标、方案、触达、日期' }),
  tasks: z.record(keySchema, taskSchema).default({}).meta({ description: 'Tasks by key / 任务' }),
  incidents: z
    .array(
      z.strictObject({
        if: nameSchema.meta({ description: 'What may happen / 可能出什么事' }),
        do: noteSchema.meta({ description: 'What is done then / 怎么处理' }),
        by: keySchema.optional().meta({ description: 'By whom (staff) / 谁处理(员工)' }),
      }),
    )
    .max(100)
    .default([])
    .meta({ description: 'Incident list / 突发事件预案' }),
  afterwards: linesSchema
    .optional()
    .meta({ description: 'What is made of it afterwards / 二次发酵:唱单、复盘、素材' }),
});
export type Cycle = z.infer<typeof cycleSchema>;

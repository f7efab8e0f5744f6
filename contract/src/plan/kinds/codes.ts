import { z } from 'zod';
import { hoursShape } from '../hours.ts';
import { keySchema, nameSchema, tagRefSchema, timeOfDaySchema } from '../values.ts';

const shiftSchema = z
  .strictObject({
    ...hoursShape,
    staff: z.array(keySchema).min(1).max(100).meta({ description: 'Who is on duty / 值班员工' }),
  })
  .meta({
    description:
      'Shift: { on: [mon], from: "09:00", to: "21:00", staff: [lin] } / 班次:{ on: [mon], from: "09:00", to: "21:00", staff: [lin] }',
  });

/** A channel code: a QR by which people add staff; the source stays with the contact. 渠道活码 */
export const codeSchema = z.strictObject({
  name: nameSchema,
  kind: z
    .enum(['code', 'group-code', 'acquisition-link'])
    // What every code is needs no word.
    .transform((kind) => (kind === 'code' ? undefined : kind))
    .optional()
    .meta({
      description:
        'code (default) adds staff, group-code leads into a group, acquisition-link is a link / 员工活码(默认)、群活码、获客链接',
    }),
  staff: z
    .array(keySchema)
    .max(100)
    .default([])
    .meta({ description: 'Staff who are added by it / 承接的员工' }),
  community: keySchema
    .optional()
    .meta({ description: 'Community a group code leads into / 群活码进哪种社群' }),
  tags: z
    .array(tagRefSchema)
    .max(20)
    .default([])
    .meta({ description: 'Tags at adding / 加上好友时打的标签' }),
  welcome: keySchema
    .optional()
    .meta({ description: 'Welcome of this code (message) / 这个活码的欢迎语(消息)' }),
  'skip-verify': z.boolean().default(true).meta({ description: 'Accept at once / 自动通过好友' }),
  'auto-accept': z
    .strictObject({ from: timeOfDaySchema, to: timeOfDaySchema })
    .optional()
    .meta({ description: 'Hours of accepting at once; else all day / 自动通过的时段,不写为全天' }),
  shifts: z
    .array(shiftSchema)
    .min(1)
    .max(60)
    .optional()
    .meta({ description: 'Rota by weekday and hour / 排班:按星期和时段换人' }),
  'daily-limit': z
    .int()
    .min(1)
    .max(5000)
    .optional()
    .meta({ description: 'New friends a day for each member of staff / 每位员工每天最多新增' }),
  backup: z
    .array(keySchema)
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'Who takes over outside shifts and above limits / 备用员工:没人值班或到上限时接' }),
  remark: z
    .string()
    .max(30)
    .optional()
    .meta({ description: 'Note of the code for staff / 活码备注,给自己人看' }),
  'contact-remark': z.string().trim().min(1).max(100).optional().meta({
    description: 'Remark on the contact: {{ contact.name }}-site / 好友备注:{{ contact.name }}-官网',
  }),
  partner: nameSchema.optional().meta({ description: 'Partner who shows it / 合作方' }),
  unit: keySchema.optional().meta({ description: 'Unit it belongs to / 所属组织' }),
  store: tagRefSchema
    .optional()
    .meta({ description: 'Store as unit/store: south/harbour / 门店,写作 组织/门店:south/harbour' }),
});
export type Code = z.infer<typeof codeSchema>;

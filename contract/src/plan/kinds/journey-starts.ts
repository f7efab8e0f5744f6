import { z } from 'zod';
import type { EventLeaf } from '../condition.ts';
import {
  dateSchema,
  eventNameSchema,
  keySchema,
  scalarSchema,
  tagRefSchema,
  timeOfDaySchema,
} from '../values.ts';

/** A distance in whole days, `3d` or `2w`. */
export const dayDistanceSchema = z
  .string()
  .regex(/^[1-9]\d{0,3}[dw]$/)
  .meta({ description: 'Days or weeks: 3d or 2w / 天或周:3d、2w' });

/** Some days before or after the date in a field, at a time of day of the plan's zone. */
const fieldDate = {
  field: keySchema.meta({ description: 'Field of type date / 类型为 date 的字段' }),
  before: dayDistanceSchema.optional().meta({ description: 'So long before / 提前多久' }),
  after: dayDistanceSchema.optional().meta({ description: 'So long after / 之后多久' }),
  at: timeOfDaySchema.default('10:00').meta({ description: 'Time of day; 10:00 / 时刻,默认 10:00' }),
};
export const fieldDateSchema = z
  .strictObject(fieldDate)
  .refine((date) => date.before === undefined || date.after === undefined, {
    message: 'write before or after, not both / before 和 after 只写一个',
  });
export type FieldDate = z.infer<typeof fieldDateSchema>;

const eventStart = z
  .strictObject({
    event: eventNameSchema,
    where: z
      .record(z.string().max(64), scalarSchema)
      .optional()
      .meta({ description: 'Properties the event must carry / 事件须带有的属性值' }),
  })
  .meta({ description: 'An event happens / 发生事件' });
const stageStart = z.strictObject({ stage: keySchema }).meta({ description: 'Enters the stage / 进入阶段' });
const tagStart = z.strictObject({ tag: tagRefSchema }).meta({ description: 'Gets the tag / 打上标签' });
const segmentStart = z
  .strictObject({ segment: keySchema })
  .meta({ description: 'Enters the segment / 进入分群' });
const dateStart = z
  .strictObject({
    date: z
      .strictObject({
        ...fieldDate,
        yearly: z.boolean().default(false).meta({ description: 'Every year, as a birthday / 每年,如生日' }),
      })
      .refine((date) => date.before === undefined || date.after === undefined, {
        message: 'write before or after, not both / before 和 after 只写一个',
      }),
  })
  .meta({ description: 'On a date of the contact / 客户的某个日期' });
const scheduleStart = z
  .strictObject({
    schedule: z.strictObject({
      on: dateSchema,
      at: timeOfDaySchema.default('10:00').meta({ description: 'Time of day; 10:00 / 时刻,默认 10:00' }),
      segment: keySchema.optional().meta({
        description:
          'Everybody of the segment then; else every contact / 当时分群里的所有人;不写则为全部客户',
      }),
    }),
  })
  .meta({ description: 'Once, for everybody of a segment / 某个时刻,对整个分群一次' });
const requestStart = z.literal('on-request').meta({
  description: 'Only when asked: by API, by staff or by another journey / 仅按请求:接口、员工或其他旅程',
});

/** What starts a journey. 旅程的起点 */
export const startSchema = z
  .union([eventStart, stageStart, tagStart, segmentStart, dateStart, scheduleStart, requestStart])
  .meta({ description: 'What starts the journey / 由什么开始' });
export type Start = z.infer<typeof startSchema>;
export type DateStart = z.infer<typeof dateStart>['date'];
export type ScheduleStart = z.infer<typeof scheduleStart>['schedule'];

/** The event by which a journey is called for a contact: on request, by date, by schedule, by another journey. */
export const CALLED = 'journey.called';

/** The event that starts a journey, whatever words the plan uses for it. */
export function occasionOf(start: Start): Pick<EventLeaf, 'event' | 'where'> {
  if (typeof start === 'string') return { event: CALLED };
  if ('event' in start) return start;
  if ('stage' in start) return { event: 'stage.entered', where: { stage: start.stage } };
  if ('tag' in start) return { event: 'tag.added', where: { tag: start.tag } };
  if ('segment' in start) return { event: 'segment.entered', where: { segment: start.segment } };
  return { event: CALLED };
}

import type { Hit, Path, Rule } from '../rule.ts';
import { allSteps } from '../shared/steps.ts';

/** A start or a wait by a date reads a field: only one of type `date` holds a day. */
export const dateField: Rule = {
  id: 'date-field',
  theme: 'journeys',
  severity: 'error',
  title: { zh: '不是日期的字段', en: 'Fields that hold no date' },
  why: {
    zh: '按日期开始、等到日期，都要从字段里读出一天；别的类型读不出来，旅程不会开始，等待会直接跳过。',
    en: 'A start or a wait by a date reads a day from the field. Other types hold none: the journey never starts, the wait is passed over.',
  },
  problem: {
    zh: '字段“{field}”的类型是 {type}，不是 date',
    en: 'The field `{field}` is of type {type}, not `date`',
  },
  hint: { zh: '改用类型为 date 的字段', en: 'Use a field of type `date`' },
  good: `
fields: { birthday: { name: 生日, type: date } }
journeys: { j: { name: 旅程, start: { date: { field: birthday, yearly: true } }, steps: [{ task: { do: wish, due: 1d } }] } }`,
  bad: `
fields: { birthday: { name: 生日, type: text } }
journeys: { j: { name: 旅程, start: { date: { field: birthday, yearly: true } }, steps: [{ task: { do: wish, due: 1d } }] } }`,
  check: ({ plan }) => {
    const places: { field: string; path: Path }[] = [
      ...Object.entries(plan.journeys).flatMap(([key, { start }]) =>
        typeof start === 'object' && 'date' in start
          ? [{ field: start.date.field, path: ['journeys', key, 'start', 'date', 'field'] }]
          : [],
      ),
      ...allSteps(plan).flatMap(({ step, path }) => {
        const until =
          'wait' in step && typeof step.wait === 'object' && 'until' in step.wait && step.wait.until;
        return until && typeof until === 'object'
          ? [{ field: until.field, path: [...path, 'wait', 'until', 'field'] }]
          : [];
      }),
    ];
    return places.flatMap(({ field, path }): Hit[] => {
      const type = Object.hasOwn(plan.fields, field) ? plan.fields[field]?.type : undefined;
      return type === undefined || type === 'date' ? [] : [{ path, args: { field, type } }];
    });
  },
};

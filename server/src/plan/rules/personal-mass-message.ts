import { inflowOf, inShort } from './reach/inflow.ts';
import { personalMessages } from './reach/work-of.ts';
import type { Hit, Path, Rule, Text } from './rule.ts';
import { isMass } from './shared/is-mass.ts';
import { stepsOf } from './shared/steps.ts';

/** A mass task has one text for all; with the customer's name in it each person needs a task of their own. */
export const personalMassMessage: Rule = {
  id: 'personal-mass-message',
  theme: 'reach',
  severity: 'warning',
  title: { zh: '群发里的个人变量', en: 'Personal variables in mass messages' },
  why: {
    zh: '企业微信的群发任务只有一份文字；带客户变量就要为每位客户单独建任务，每个都要员工确认一次。',
    en: 'A WeCom mass task carries one text for all; with a variable of the customer each person needs a task of their own, each confirmed by staff.',
  },
  problem: {
    zh: '消息“{message}”带有客户变量 {variables}，每位客户都要单独建一个群发任务，员工要逐个确认（{count}）',
    en: 'The message `{message}` uses {variables}: each person costs a mass task that staff must confirm ({count})',
  },
  hint: {
    zh: '群发的消息去掉客户变量；欢迎语里可以用',
    en: 'Leave customer variables out of mass messages; welcomes may use them',
  },
  good: `
messages: { a: { name: 甲, text: "你好，我是{{ staff.name }}" } }
journeys: { j: { name: 旅程, start: { event: lesson.done }, steps: [{ message: a }] } }`,
  bad: `
messages: { a: { name: 甲, text: "{{ contact.name }}你好" } }
journeys: { j: { name: 旅程, start: { event: lesson.done }, steps: [{ message: a }] } }`,
  check: ({ plan, templates }) => {
    const isPersonal = personalMessages(templates);
    const found = (message: string, path: Path, count: Text): Hit[] => {
      if (!isPersonal(message) || !isMass(plan, message)) return [];
      const variables = (templates[message]?.variables ?? []).filter((name) =>
        /^(?:contact|coupon)\b/.test(name),
      );
      return [{ path, args: { message, variables: variables.join(', '), count } }];
    };
    return [
      ...Object.entries(plan.journeys).flatMap(([key, journey]) => {
        const count = confirmations(inflowOf(plan, journey));
        return stepsOf(key, journey).flatMap(({ step, path }) =>
          'message' in step ? found(step.message, [...path, 'message'], count) : [],
        );
      }),
      ...Object.entries(plan.broadcasts).flatMap(([key, { message }]) =>
        found(message, ['broadcasts', key, 'message'], confirmations(undefined)),
      ),
    ];
  },
};

/** How many confirmations that costs: a day, where the goals of the plan tell. */
function confirmations(inflow: number | undefined): Text {
  if (inflow === undefined) return { zh: '每位客户 1 次', en: 'one for each customer' };
  return { zh: `按目标约每天 ${inShort(inflow)} 次`, en: `about ${inShort(inflow)} a day by the goals` };
}

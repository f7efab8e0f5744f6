import { occasionOf } from '@hetang/contract/plan/kinds/journey-starts';
import type { Step } from '@hetang/contract/plan/kinds/journey-steps';
import type { Hit, Path, Rule, Text } from './rule.ts';
import { holdsUp, waysOf } from './shared/steps.ts';

/** The platform takes a welcome only within 20 seconds of the add. */
export const welcomeLate: Rule = {
  id: 'welcome-late',
  theme: 'platform',
  severity: 'error',
  title: { zh: '太晚的欢迎语', en: 'Welcomes that come too late' },
  why: {
    zh: '平台只在加好友后 20 秒内接受欢迎语，过后只能走群发确认。',
    en: 'The platform takes a welcome within 20 seconds of the add; later only a confirmed mass message is left.',
  },
  problem: { zh: '欢迎语发不出去：{why}', en: 'The welcome cannot be sent: {why}' },
  hint: {
    zh: '欢迎语只在加好友后 20 秒内有效：放在由 contact.added 开始的旅程里，所有等待之前；别处用 message',
    en: 'A welcome is valid for 20 seconds after the add: put it before every wait of a journey started by contact.added; use `message` elsewhere',
  },
  good: `
messages: { hello: { name: 欢迎, text: 你好 } }
journeys: { a: { name: 甲, start: { event: contact.added }, steps: [{ welcome: hello }, { wait: 1d }] } }`,
  bad: `
messages: { hello: { name: 欢迎, text: 你好 } }
journeys: { a: { name: 甲, start: { event: contact.added }, steps: [{ wait: 10m }, { welcome: hello }] } }`,
  check: ({ plan }) =>
    Object.entries(plan.journeys).flatMap(([key, journey]) => {
      const why = occasionOf(journey.start).event === 'contact.added' ? undefined : wrongStart;
      return walk(journey.steps, ['journeys', key, 'steps'], why).hits;
    }),
};

const wrongStart: Text = { zh: '旅程不是由加好友开始的', en: 'the journey is not started by an add' };
const afterWait: Text = { zh: '它排在等待之后', en: 'it comes after a wait' };

function walk(
  steps: readonly Step[],
  path: Path,
  late: Text | undefined,
): { hits: Hit[]; late: Text | undefined } {
  const hits: Hit[] = [];
  let why = late;
  for (const [i, step] of steps.entries()) {
    if (why && 'welcome' in step) hits.push({ path: [...path, i, 'welcome'], args: { why } });
    if (holdsUp(step)) why ??= afterWait;
    const before = why;
    for (const way of waysOf(step)) {
      const result = walk(way.steps, [...path, i, ...way.path], before);
      hits.push(...result.hits);
      why ??= result.late;
    }
  }
  return { hits, late: why };
}

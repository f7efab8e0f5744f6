import { occasionOf } from '@hetang/contract/plan/kinds/journey-starts';
import type { Step } from '@hetang/contract/plan/kinds/journey-steps';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Hit, Path, Rule } from '../rule.ts';
import { isMass } from '../shared/is-mass.ts';
import { holdsUp, waysOf } from '../shared/steps.ts';

/** Two journeys that one event starts and that both begin with a mass message: the same people get two at once. */
export const messagesAtOnce: Rule = {
  id: 'messages-at-once',
  theme: 'reach',
  severity: 'warning',
  title: { zh: '同时开始的群发', en: 'Messages that start together' },
  why: {
    zh: '由同一件事开始的两条旅程都马上群发，同一位客户会同时收到两条，第二条还可能被平台拦下。',
    en: 'When one event starts two journeys that both send at once, the same customer gets two messages together, and the platform may refuse the second.',
  },
  problem: {
    zh: '旅程“{other}”由同一件事开始，也是一开始就群发',
    en: 'The journey `{other}` starts from the same event and sends a mass message at once too',
  },
  hint: {
    zh: '合成一条旅程，或给其中一条先加 wait',
    en: 'Make one journey of the two, or let one of them `wait` first',
  },
  good: `
messages: { a: { name: 甲, text: 一 }, b: { name: 乙, text: 二 } }
journeys:
  i: { name: 旅程一, start: { event: lesson.done }, steps: [{ message: a }] }
  j: { name: 旅程二, start: { event: lesson.done }, steps: [{ wait: 2d }, { message: b }] }`,
  bad: `
messages: { a: { name: 甲, text: 一 }, b: { name: 乙, text: 二 } }
journeys:
  i: { name: 旅程一, start: { event: lesson.done }, steps: [{ message: a }] }
  j: { name: 旅程二, start: { event: lesson.done }, steps: [{ message: b }] }`,
  check: ({ plan }) => {
    const first = new Map<string, string>();
    return Object.entries(plan.journeys).flatMap(([key, { start, steps }]): Hit[] => {
      if (start === 'on-request') return [];
      const path = firstMessage(plan, steps, ['journeys', key, 'steps']);
      if (!path) return [];
      const occasion = JSON.stringify(
        typeof start === 'object' && 'date' in start ? start : occasionOf(start),
      );
      const other = first.get(occasion);
      if (other !== undefined) return [{ path, args: { other } }];
      first.set(occasion, key);
      return [];
    });
  },
};

/** The first mass message that comes before any wait on some path. */
function firstMessage(plan: Plan, steps: readonly Step[], path: Path): Path | undefined {
  for (const [i, step] of steps.entries()) {
    if ('message' in step && isMass(plan, step.message)) return [...path, i, 'message'];
    if (holdsUp(step) || 'end' in step) return undefined;
    for (const way of waysOf(step)) {
      const inside = firstMessage(plan, way.steps, [...path, i, ...way.path]);
      if (inside) return inside;
    }
  }
  return undefined;
}

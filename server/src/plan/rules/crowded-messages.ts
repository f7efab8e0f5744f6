import type { Step } from '@hetang/contract/plan/kinds/journey-steps';
import type { Hit, Path, Rule } from './rule.ts';
import { isMass } from './shared/is-mass.ts';
import { coversAll, holdsUp, waysOf } from './shared/steps.ts';

/** Two mass messages without any wait between: a tenant may allow one a day, and people block senders in bursts. */
export const crowdedMessages: Rule = {
  id: 'crowded-messages',
  theme: 'reach',
  severity: 'warning',
  title: { zh: '接连的群发', en: 'Mass messages in a burst' },
  why: {
    zh: '企业可以把群发限制为客户每天一条，第二条会发不出去；接连打扰也最容易被拉黑。',
    en: 'A tenant may allow one mass message a day, so the second is refused; and people block senders in bursts.',
  },
  problem: {
    zh: '紧接着上一条又发一条群发消息，中间没有等待',
    en: 'This mass message follows another without a wait between',
  },
  hint: {
    zh: '合成一条，或在中间加 wait：企业可能限制客户每天只收一条',
    en: 'Merge the two, or put a `wait` between: a tenant may allow one a day per customer',
  },
  good: `
messages: { a: { name: 甲, text: 一 }, b: { name: 乙, text: 二 } }
journeys: { j: { name: 旅程, start: { event: lesson.done }, steps: [{ message: a }, { wait: 1d }, { message: b }] } }`,
  bad: `
messages: { a: { name: 甲, text: 一 }, b: { name: 乙, text: 二 } }
journeys: { j: { name: 旅程, start: { event: lesson.done }, steps: [{ message: a }, { message: b }] } }`,
  check: ({ plan }) =>
    Object.entries(plan.journeys).flatMap(
      ([key, journey]) =>
        walk(journey.steps, {
          path: ['journeys', key, 'steps'],
          justSent: false,
          counts: (message) => isMass(plan, message),
        }).hits,
    ),
};

interface Way {
  path: Path;
  justSent: boolean;
  counts(message: string): boolean;
}

function walk(steps: readonly Step[], { path, justSent, counts }: Way): { hits: Hit[]; justSent: boolean } {
  const hits: Hit[] = [];
  let sent = justSent;
  for (const [i, step] of steps.entries()) {
    const sends = 'message' in step && counts(step.message);
    if (sent && sends) hits.push({ path: [...path, i, 'message'] });
    if (sends) sent = true;
    else if (holdsUp(step)) sent = false;
    const ways = waysOf(step).map((way) =>
      walk(way.steps, { path: [...path, i, ...way.path], justSent: sent, counts }),
    );
    hits.push(...ways.flatMap((way) => way.hits));
    if (ways.length > 0) sent = ways.some((way) => way.justSent) || (sent && !coversAll(step));
  }
  return { hits, justSent: sent };
}

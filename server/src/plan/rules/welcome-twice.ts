import { occasionOf } from '@hetang/contract/plan/kinds/journey-starts';
import type { Step } from '@hetang/contract/plan/kinds/journey-steps';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Scalar } from '@hetang/contract/plan/values';
import type { Hit, Path, Rule, Text } from './rule.ts';
import { stepsOf, waysOf } from './shared/steps.ts';

/** The platform takes one welcome for each add: the first wins, any other is refused. */
export const welcomeTwice: Rule = {
  id: 'welcome-twice',
  theme: 'platform',
  severity: 'error',
  title: { zh: '两条欢迎语', en: 'Two welcomes for one add' },
  why: {
    zh: '平台对每次加好友只收一条欢迎语，先到的算，其余被拒。',
    en: 'The platform takes one welcome for each add: the first wins, any other is refused.',
  },
  problem: { zh: '同一次加好友会发两条欢迎语：{other}', en: 'One add would get two welcomes: {other}' },
  hint: {
    zh: '一次加好友只能发一条：合成一条，或用 where 按渠道活码分开',
    en: 'Only one is sent for each add: merge them, or separate the journeys by `where: { code: … }`',
  },
  good: `
messages: { hello: { name: 欢迎, text: 你好 } }
staff: { lin: { name: 林, wecom: Lin } }
codes: { site: { name: 官网, staff: [lin] }, ads: { name: 广告, staff: [lin] } }
journeys:
  a: { name: 甲, start: { event: contact.added, where: { code: site } }, steps: [{ welcome: hello }] }
  b: { name: 乙, start: { event: contact.added, where: { code: ads } }, steps: [{ welcome: hello }] }`,
  bad: `
messages: { hello: { name: 欢迎, text: 你好 } }
journeys:
  a: { name: 甲, start: { event: contact.added }, steps: [{ welcome: hello }] }
  b: { name: 乙, start: { event: contact.added, where: { add_way: 1 } }, steps: [{ welcome: hello }] }`,
  check: ({ plan }) => [
    ...Object.entries(plan.journeys).flatMap(
      ([key, journey]) => second(journey.steps, ['journeys', key, 'steps'], false).hits,
    ),
    ...rivals(plan),
  ],
};

const inOne: Text = { zh: '这条路上前面已经有一条', en: 'there is one before it on this path' };

function second(steps: readonly Step[], path: Path, had: boolean): { hits: Hit[]; had: boolean } {
  const hits: Hit[] = [];
  let sent = had;
  for (const [i, step] of steps.entries()) {
    if (sent && 'welcome' in step) hits.push({ path: [...path, i, 'welcome'], args: { other: inOne } });
    sent ||= 'welcome' in step;
    const before = sent;
    for (const way of waysOf(step)) {
      const result = second(way.steps, [...path, i, ...way.path], before);
      hits.push(...result.hits);
      sent ||= result.had;
    }
  }
  return { hits, had: sent };
}

function rivals(plan: Plan): Hit[] {
  const welcoming = Object.entries(plan.journeys).flatMap(([key, journey]) => {
    const step = stepsOf(key, journey).find((placed) => 'welcome' in placed.step);
    return step && occasionOf(journey.start).event === 'contact.added'
      ? [{ key, journey, path: [...step.path, 'welcome'] }]
      : [];
  });
  const starts = new Starts();
  return welcoming.flatMap(({ key, journey, path }): Hit[] => {
    const where = occasionOf(journey.start).where ?? {};
    const rival = starts.rivalOf(where);
    starts.add(key, where);
    if (rival === undefined) return [];
    const other = { zh: `旅程“${rival}”也会发`, en: `the journey \`${rival}\` sends one too` };
    return [{ path, args: { other } }];
  });
}

type Where = Readonly<Record<string, Scalar>>;

/**
 * The starts seen so far, found again by what they ask: one event can satisfy two starts unless a property is asked
 * for by both with different values.
 */
class Starts {
  /** Starts that ask for the same properties; most plans have one or two such groups. */
  readonly #groups = new Map<string, Group>();

  add(key: string, where: Where): void {
    const props = Object.keys(where).sort();
    const id = JSON.stringify(props);
    const group: Group = this.#groups.get(id) ?? { props, all: [], found: new Map() };
    this.#groups.set(id, group);
    group.all.push({ key, where });
    for (const [shared, byValues] of group.found) {
      const values = valuesOf(where, JSON.parse(shared));
      if (!byValues.has(values)) byValues.set(values, key);
    }
  }

  rivalOf(where: Where): string | undefined {
    for (const { props, all, found } of this.#groups.values()) {
      const shared = props.filter((prop) => Object.hasOwn(where, prop));
      const id = JSON.stringify(shared);
      const byValues =
        found.get(id) ?? new Map(all.toReversed().map((one) => [valuesOf(one.where, shared), one.key]));
      found.set(id, byValues);
      const rival = byValues.get(valuesOf(where, shared));
      if (rival !== undefined) return rival;
    }
    return undefined;
  }
}

interface Group {
  props: string[];
  all: { key: string; where: Where }[];
  found: Finder;
}

/** By the properties looked at, and by their values, the first start that asks for them. */
type Finder = Map<string, Map<string, string>>;

function valuesOf(where: Where, props: readonly string[]): string {
  return JSON.stringify(props.map((prop) => where[prop]));
}

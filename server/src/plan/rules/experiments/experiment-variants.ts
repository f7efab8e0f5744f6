import type { Experiment } from '@hetang/contract/plan/kinds/experiments';
import type { Hit, Path, Rule, Text } from '../rule.ts';
import { allSteps } from '../shared/steps.ts';

/** Variants differ in what the experiment is about. */
export const experimentVariants: Rule = {
  id: 'experiment-variants',
  theme: 'activities',
  severity: 'error',
  title: { zh: '实验的版本', en: 'Variants of experiments' },
  why: {
    zh: '换消息的实验每个版本换消息，换旅程的实验换旅程；什么都不换的版本是对照组，只要一个。',
    en: 'An experiment on a message exchanges messages, one on a journey exchanges journeys. A variant that exchanges nothing is the control, and one is enough.',
  },
  problem: { zh: '版本“{variant}”对不上：{why}', en: 'The variant `{variant}` does not fit: {why}' },
  hint: {
    zh: 'where 里是消息或群发就写 message，只有旅程就写 journey',
    en: 'Write `message` where a message or broadcast is tested, `journey` where a journey is',
  },
  good: `
messages: { a: { name: 甲, text: 你好 }, b: { name: 乙, text: 您好 } }
staff: { lin: { name: 林, wecom: Lin } }
experiments:
  e:
    name: 称呼
    hypothesis: 用您更好
    owner: lin
    where: { message: a }
    variants: { now: { name: 现在, weight: 50 }, new: { name: 新的, weight: 50, message: b } }
    measure: { event: lesson.done }
    from: 2026-06-01
    until: 2026-06-30`,
  bad: `
messages: { a: { name: 甲, text: 你好 }, b: { name: 乙, text: 您好 } }
staff: { lin: { name: 林, wecom: Lin } }
experiments:
  e:
    name: 称呼
    hypothesis: 用您更好
    owner: lin
    where: { message: a }
    variants: { now: { name: 现在, weight: 50, message: b }, new: { name: 新的, weight: 50, message: b } }
    measure: { event: lesson.done }
    from: 2026-06-01
    until: 2026-06-30`,
  check: ({ plan }) => {
    // Where a split has an arm for each variant, the arms are what is exchanged.
    const split = new Set(
      allSteps(plan).flatMap(({ step }) => ('split' in step ? (step.experiment ?? []) : [])),
    );
    return Object.entries(plan.experiments).flatMap(([key, experiment]) =>
      split.has(key) ? [] : misfits(experiment, ['experiments', key, 'variants']),
    );
  },
};

function misfits({ where, variants }: Experiment, path: Path): Hit[] {
  const about = 'message' in where || 'broadcast' in where ? 'message' : 'journey';
  const other = about === 'message' ? 'journey' : 'message';
  const seen = new Set<string | undefined>();
  return Object.entries(variants).flatMap(([variant, spec]): Hit[] => {
    const at = [...path, variant];
    if (spec[other] !== undefined) return [{ path: [...at, other], args: { variant, why: stray[other] } }];
    const value = spec[about];
    const repeated = seen.has(value);
    seen.add(value);
    return repeated ? [{ path: at, at: 'key', args: { variant, why: same } }] : [];
  });
}

const stray: Record<'journey' | 'message', Text> = {
  journey: { zh: '这个实验换的是消息，不换旅程', en: 'the experiment exchanges messages, not journeys' },
  message: { zh: '这个实验换的是旅程，不换消息', en: 'the experiment exchanges journeys, not messages' },
};
const same: Text = { zh: '和另一个版本一样', en: 'it is the same as another one' };

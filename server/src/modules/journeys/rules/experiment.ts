import type { Experiment } from '@hetang/contract/plan/kinds/experiments';
import { holds } from '../../../conditions/rules/evaluate.ts';
import { dayIn } from '../../../kernel/zone.ts';
import { factsOf } from '../../../reaction/contact-state.ts';
import type { JourneyNode } from './compile.ts';
import type { Move, Walk } from './progress.ts';
import { armFor } from './split.ts';

type SplitNode = JourneyNode & { kind: 'split' };

/** The arm of a contact at a split: by the experiment that it names, else by its own weights. */
export function splitAt(walk: Walk, node: SplitNode): Move {
  const { experiments } = walk.plan.plan;
  const key = node.experiment;
  const experiment = key !== null && Object.hasOwn(experiments, key) ? experiments[key] : undefined;
  if (key !== null && experiment) return inExperiment(walk, node, { key, experiment });
  const name = key ?? `${walk.journey.key}/${node.name}`;
  const { arm, to } = armFor(name, walk.contact.id, node.arms);
  expose(walk, { split: name, arm });
  return { to, outcome: `arm ${arm}`, detail: { split: name } };
}

/**
 * The variants of an experiment decide, by their shares. Who does not take part, or comes before or after it, goes the way
 * of its first variant and counts for none.
 */
function inExperiment(
  walk: Walk,
  node: SplitNode,
  { key, experiment }: { key: string; experiment: Experiment },
): Move {
  const variants = Object.entries(experiment.variants);
  const part = takesPart(walk, experiment);
  const chances = variants
    .map(([arm, { weight }]) => ({ arm, weight, to: 0 }))
    .filter(({ weight }) => weight > 0);
  const arm = part && chances.length > 0 ? armFor(key, walk.contact.id, chances).arm : variants[0]?.[0];
  const way = node.arms.find((one) => one.arm === arm) ?? node.arms[0];
  if (!way) throw new RangeError(`a split without arms: ${node.name}`);
  if (!part) return { to: way.to, outcome: `arm ${way.arm}`, detail: { split: key, outside: true } };
  // Once for each person, however many journeys and entries it decides in.
  expose(walk, { split: key, arm: way.arm, experiment: key }, `experiment:${key}:${walk.contact.id}`);
  return { to: way.to, outcome: `arm ${way.arm}`, detail: { split: key } };
}

function takesPart({ contact, plan, reaction }: Walk, { from, until, who }: Experiment): boolean {
  const today = dayIn(reaction.now, plan.timezone);
  if (today < from || today > until) return false;
  return who === undefined || holds(who, factsOf(contact, reaction.plan), { now: reaction.now.getTime() });
}

function expose(walk: Walk, props: Record<string, unknown>, dedupe?: string): void {
  walk.reaction.effects.derived.push({
    name: 'experiment.exposed',
    contactId: walk.contact.id,
    at: walk.reaction.now,
    props: { ...props, journey: walk.journey.key },
    ...(dedupe !== undefined && { dedupe }),
  });
}

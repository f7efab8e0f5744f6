import type { Condition } from '@hetang/contract/plan/condition';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Path } from '../rule.ts';

interface Written {
  value: Condition | undefined;
  path: Path;
}

/** The conditions by which tags are set, broadcasts find their audience, and experiments their people. */
export function reachConditions(plan: Plan): Written[] {
  const tags = Object.entries(plan.tags).flatMap(([key, group]) =>
    Object.entries(group.values).map(([value, spec]) => ({
      value: typeof spec === 'string' ? undefined : spec.when,
      path: ['tags', key, 'values', value, 'when'],
    })),
  );
  const broadcasts = Object.entries(plan.broadcasts).flatMap(([key, broadcast]) =>
    'groups' in broadcast
      ? []
      : [
          { value: broadcast.to, path: ['broadcasts', key, 'to'] },
          { value: broadcast.unless, path: ['broadcasts', key, 'unless'] },
        ],
  );
  const experiments = Object.entries(plan.experiments).map(([key, { who }]) => ({
    value: who,
    path: ['experiments', key, 'who'],
  }));
  return [...tags, ...broadcasts, ...experiments];
}

import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import type { Queryable } from '../../../kernel/database/database.ts';
import { HetangError } from '../../../kernel/errors.ts';
import { planAt } from '../../../plan/current.ts';
import { compileJourney, type JourneyNode } from '../rules/compile.ts';

/** A journey as a version of the plan has it, with its steps numbered. */
export interface VersionedJourney {
  version: number;
  spec: Journey;
  nodes: JourneyNode[];
}

/** @throws HetangError `journey/no-such-version`. */
export async function journeyAt(db: Queryable, journey: string, version: number): Promise<VersionedJourney> {
  const plan = await planAt(db, version);
  const spec = plan && Object.hasOwn(plan.journeys, journey) ? plan.journeys[journey] : undefined;
  if (!spec) throw new HetangError('journey/no-such-version', { journey, version });
  return { version, spec, nodes: compileJourney(spec).nodes };
}

/** Whether two versions have the same steps under the same numbers. */
export function sameSteps(a: VersionedJourney, b: VersionedJourney): boolean {
  const shape = ({ nodes }: VersionedJourney): string => JSON.stringify(nodes);
  return shape(a) === shape(b);
}

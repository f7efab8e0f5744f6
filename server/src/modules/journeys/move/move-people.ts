import type { MoveResult } from '@hetang/contract/http/journeys';
import type { Words } from '../../../conditions/rules/words.ts';
import type { Queryable, Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import { currentPlan } from '../../../plan/current.ts';
import { holdEngine } from '../control/hold-engine.ts';
import { describeNode } from '../rules/describe-steps.ts';
import { type Mapping, proposeMap, type Target, withWishes } from '../rules/propose-map.ts';
import { wakeEngine } from '../sql/arm-timers.ts';
import { countAtNodes } from '../sql/count-at-nodes.ts';
import { moveEnrolments } from '../sql/move-enrolments.ts';
import { journeyAt, sameSteps, type VersionedJourney } from './read-nodes.ts';

export interface MoveWish {
  journey: string;
  from: readonly number[];
  map: ReadonlyMap<number, Target>;
  unmapped: 'stay' | 'exit';
  by: string;
  dryRun: boolean;
}

/**
 * Moves the people under way on earlier versions to the newest, step by step of a map; or only says what that would do.
 * All of them or none, in one transaction that holds the engine back. Each move is noted in the person's trace.
 * @throws HetangError `journey/not-in-plan`, `journey/no-such-version`, `journey/versions-differ`,
 *   `journey/nothing-to-move`, `journey/no-such-step`.
 */
export async function movePeople(
  tx: Tx,
  wish: MoveWish,
  { now, words }: { now: Date; words: Words },
): Promise<MoveResult> {
  if (!wish.dryRun) await holdEngine(tx);
  const { from, to } = await readVersions(tx, wish);
  const mappings = readMap(wish, from, to);
  const people = await countAtNodes(tx, wish.journey, wish.from);
  const used = mappings.filter((mapping) => people.has(mapping.from));
  const result = present({ wish, used, people, from, to, words });
  if (wish.dryRun) return result;
  const changed = used.filter(({ how }) => how !== 'stay');
  const moved = await moveEnrolments(tx, { ...wish, to: to.version, mappings: changed }, now);
  await tx.run(sql`
    insert into journey_move (journey, to_version, map, moved, moved_by, at)
    values (${wish.journey}, ${to.version}, ${JSON.stringify(changed)}::jsonb, ${moved}, ${wish.by}, ${now})`);
  await wakeEngine(tx);
  return result;
}

async function readVersions(
  db: Queryable,
  { journey, from: versions }: MoveWish,
): Promise<{ from: VersionedJourney; to: VersionedJourney }> {
  const plan = await currentPlan(db);
  if (!plan || !Object.hasOwn(plan.plan.journeys, journey))
    throw new HetangError('journey/not-in-plan', { journey });
  const to = await journeyAt(db, journey, plan.version);
  const [first = 0, ...others] = versions;
  const from = await journeyAt(db, journey, first);
  for (const version of others) {
    const other = await journeyAt(db, journey, version);
    if (!sameSteps(from, other)) throw new HetangError('journey/versions-differ', { version, first });
  }
  if (sameSteps(from, to)) throw new HetangError('journey/nothing-to-move', { journey });
  return { from, to };
}

function readMap(wish: MoveWish, from: VersionedJourney, to: VersionedJourney): Mapping[] {
  for (const [node, target] of wish.map) {
    if (!from.nodes[node]) throw new HetangError('journey/no-such-step', { version: from.version, node });
    if (typeof target === 'number' && !to.nodes[target])
      throw new HetangError('journey/no-such-step', { version: to.version, node: target });
  }
  return withWishes(proposeMap(from.nodes, to.nodes), { from: from.nodes, to: to.nodes }, wish);
}

interface Outcome {
  wish: MoveWish;
  used: readonly Mapping[];
  people: ReadonlyMap<number, number>;
  from: VersionedJourney;
  to: VersionedJourney;
  words: Words;
}

function present({ wish, used, people, from, to, words }: Outcome): MoveResult {
  const sumOf = (how: readonly Mapping['how'][]): number =>
    used.reduce((sum, one) => sum + (how.includes(one.how) ? (people.get(one.from) ?? 0) : 0), 0);
  return {
    journey: wish.journey,
    from: [...wish.from],
    to: to.version,
    done: !wish.dryRun,
    steps: used.map((one) => ({
      node: one.from,
      step: describeNode(from.spec, one.from, words) ?? String(one.from),
      people: people.get(one.from) ?? 0,
      to: one.to,
      toStep: one.to === null ? null : describeNode(to.spec, one.to, words),
      by: one.by,
      how: one.how,
    })),
    moved: sumOf(['keep', 'enter']),
    exited: sumOf(['exit']),
    stayed: sumOf(['stay']),
  };
}

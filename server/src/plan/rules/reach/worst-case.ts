import type { Plan } from '@hetang/contract/plan/registry';
import type { Path, Text } from '../rule.ts';
import { stageVerdicts } from '../shared/may-hold.ts';
import { mostSendings, type Sending } from './broadcast-days.ts';
import { mostWithin, type Touch } from './densest.ts';
import { isService, marketingJourneys, type Reaching, reachingJourneys } from './journeys-by-stage.ts';
import type { ReachLimit } from './limits.ts';

/** Stages that are looked at. A life has a dozen; without an end each would cost all journeys. */
const STAGES = 100;
const WEEK = 7;

/** What one journey or broadcast adds to the worst days of a contact. */
export interface Culprit {
  path: Path;
  count: number;
  words: Text;
}
/** The most that a contact on a stage may receive within some days. */
export interface WorstCase {
  /** Key of the stage; undefined when the plan has none. */
  stage: string | undefined;
  count: number;
  /** The largest first. */
  culprits: readonly Culprit[];
}

/**
 * For each stage the most mass messages that one contact may receive within so many days: everything that a contact
 * on the stage may be in runs at once, each journey once and in its densest days, of rival journeys the densest only.
 * Of a limit of less than a week each journey and broadcast is looked at alone.
 */
export function worstCases(plan: Plan, { days, onlyMarketing }: ReachLimit): WorstCase[] {
  const reaching = onlyMarketing ? marketingJourneys(plan) : reachingJourneys(plan);
  const journeys = reaching.map((one) => ({ one, touches: mostWithin(one.densest, days) }));
  const judge = stageVerdicts(plan);
  const sendings = Object.entries(plan.broadcasts).flatMap(([key, broadcast]) => {
    // What goes to groups costs a contact nothing.
    if ('groups' in broadcast || (onlyMarketing && isService(plan, broadcast.message))) return [];
    const { send, to, unless } = broadcast;
    const at = (rank: number) =>
      judge(to, rank) !== 'no' && (unless === undefined || judge(unless, rank) !== 'yes');
    return [{ key, send, at }];
  });
  const stages = Object.keys(plan.stages).slice(0, STAGES);
  return (stages.length > 0 ? stages : [undefined]).map((stage, rank) => {
    const culprits = [
      ...withoutRivals(journeys.filter(({ one }) => one.at(rank))).map(journeyCulprit),
      ...broadcastCulprits(
        mostSendings(
          sendings.filter((one) => one.at(rank)),
          days,
        ),
      ),
    ].sort((a, b) => b.count - a.count);
    // Within less than a week, who may be in two things at once need not get both on the same days.
    const together = days < WEEK ? culprits.slice(0, 1) : culprits;
    return { stage, culprits: together, count: together.reduce((sum, { count }) => sum + count, 0) };
  });
}

type Dense = { one: Reaching; touches: readonly Touch[] };

function withoutRivals(journeys: readonly Dense[]): Dense[] {
  const best = new Map<string, Dense>();
  for (const dense of journeys) {
    const id = dense.one.rivals ?? `journey ${dense.one.key}`;
    const known = best.get(id);
    if (!known || dense.touches.length > known.touches.length) best.set(id, dense);
  }
  return [...best.values()];
}

function journeyCulprit({ one, touches }: Dense): Culprit {
  const days = [...new Set(touches.map(({ day }) => day + 1))];
  return {
    path: ['journeys', one.key],
    count: touches.length,
    words: {
      zh: `${one.key} ${touches.length} 条（第 ${days.join('、')} 天）`,
      en: `${one.key} ${touches.length} (day ${days.join(', ')})`,
    },
  };
}

function broadcastCulprits(sendings: readonly Sending[]): Culprit[] {
  const counts = new Map<Sending, number>();
  for (const one of sendings) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].map(([{ key, send }, count]) => {
    const when = 'on' in send ? send.on : send.every.join(' ');
    return {
      path: ['broadcasts', key],
      count,
      words: { zh: `${key} ${count} 条（${when}）`, en: `${key} ${count} (${when})` },
    };
  });
}

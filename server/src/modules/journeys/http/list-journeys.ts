import type { journeyControlSchema } from '@hetang/contract/http/journeys';
import { journeyListQuery, journeyListSchema, type journeyRowSchema } from '@hetang/contract/http/work';
import type { Plan } from '@hetang/contract/plan/registry';
import type { z } from 'zod';
import type { Database } from '../../../kernel/database/database.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { pickRows } from '../../../kernel/http/pick-rows.ts';
import { reuse } from '../../../kernel/reuse.ts';
import { currentPlan } from '../../../plan/current.ts';
import { countJourneys, type JourneyCounts, journeyVersions } from '../sql/count-journeys.ts';
import { type ControlRow, lastControls } from '../sql/list-controls.ts';

type JourneyRow = Omit<z.infer<typeof journeyRowSchema>, 'control'>;

/** `GET /v1/journeys`: those of the plan in its order, then earlier ones that people are still on. */
export function listJourneys({ db }: { db: Database }): Endpoint {
  const counts = reuse(() => countJourneys(db));
  return (app) => {
    app.get(
      '/v1/journeys',
      {
        config: { access: 'any' },
        schema: { querystring: journeyListQuery, response: { 200: journeyListSchema } },
      },
      async ({ query }) => {
        const [plan, versions, counted, controls] = await Promise.all([
          currentPlan(db),
          journeyVersions(db),
          counts(),
          lastControls(db),
        ]);
        const version = plan?.version ?? 0;
        const planned = Object.entries(plan?.plan.journeys ?? {}).map(([key, journey]) =>
          journeyRow({ key, name: journey.name, version: versions.get(key) ?? version }, counted.get(key)),
        );
        const rows = [...planned, ...earlierJourneys(plan?.plan ?? null, counted)].map((row) => ({
          ...row,
          control: presentControl(controls.get(row.key)),
        }));
        const { state } = query;
        return pickRows(
          rows.filter(({ control }) => !state || (control?.state ?? 'running') === state),
          query,
        );
      },
    );
  };
}

function earlierJourneys(plan: Plan | null, counted: Map<string, JourneyCounts>): JourneyRow[] {
  return [...counted.values()]
    .filter((counts) => counts.active > 0 && !Object.hasOwn(plan?.journeys ?? {}, counts.journey))
    .map((counts) =>
      journeyRow({ key: counts.journey, name: counts.journey, version: counts.version }, counts),
    );
}

/** What was last done to a journey, as it travels. */
export function presentControl(row: ControlRow | undefined): z.infer<typeof journeyControlSchema> | null {
  return row ? { state: row.state, reason: row.reason, by: row.by, at: row.at.toISOString() } : null;
}

/** A journey with its counts; without them nobody has started it. */
export function journeyRow(
  journey: { key: string; name: string; version: number },
  counts: JourneyCounts | undefined,
): JourneyRow {
  return {
    ...journey,
    active: counts?.active ?? 0,
    started: counts?.started ?? 0,
    ended: counts?.ended ?? 0,
    goalReached: counts?.goal ?? 0,
    left: counts?.left ?? 0,
  };
}

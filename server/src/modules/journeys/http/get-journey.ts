import { type JourneyDetail, journeyDetailQuery, journeyDetailSchema } from '@hetang/contract/http/work';
import type { Step } from '@hetang/contract/plan/kinds/journey-steps';
import { keySchema } from '@hetang/contract/plan/values';
import { z } from 'zod';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import { say, type Words } from '../../../conditions/rules/words.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { reuseByKey } from '../../../kernel/reuse.ts';
import { currentPlan } from '../../../plan/current.ts';
import { toYaml } from '../../../plan/yaml-style.ts';
import { describeSteps, type StepLine } from '../rules/describe-steps.ts';
import { describeTerms } from '../rules/describe-terms.ts';
import { stepsInOrder } from '../rules/steps-in-order.ts';
import { countJourneys, journeyVersions } from '../sql/count-journeys.ts';
import { countSteps, type StepCounts } from '../sql/count-steps.ts';
import { findJourney, versionsWithSameSteps } from '../sql/find-journey.ts';
import { listControls } from '../sql/list-controls.ts';
import { journeyRow, presentControl } from './list-journeys.ts';

/**
 * `GET /v1/journeys/:key`: one journey, its steps with the people at each, as the newest or another version has it. A
 * journey that the plan no longer has is shown as it last was.
 */
export function getJourney({ db }: { db: Database }): Endpoint {
  const counts = reuseByKey((key) => readCounts(db, key));
  return (app) => {
    app.get(
      '/v1/journeys/:key',
      {
        config: { access: 'any' },
        schema: {
          params: z.object({ key: keySchema }),
          querystring: journeyDetailQuery,
          response: { 200: journeyDetailSchema },
        },
      },
      async (request) => {
        const { key } = request.params;
        const asked = request.query.version;
        const found = await findJourney(db, key, asked);
        if (!found) throw new HetangError('request/not-found', { what: whatOf(key, asked) });
        const [plan, versions, counted, controls] = await Promise.all([
          currentPlan(db),
          journeyVersions(db),
          counts(`${found.version} ${key}`),
          listControls(db, key, { limit: 1, offset: 0 }),
        ]);
        const words: Words = { names: namesOf(plan?.plan ?? null), lang: langOf(request) };
        const version = asked ?? versions.get(key) ?? found.version;
        const { name, description = null } = found.spec;
        const lines = describeSteps(found.spec, words);
        return {
          ...journeyRow({ key, name, version }, counted.journey),
          control: presentControl(controls.rows[0]),
          description,
          ...describeTerms(found.spec, words),
          steps: [
            ...withCounts(lines, counted.steps, stepsInOrder(found.spec.steps)),
            ...(asked === undefined ? olderStep(counted.steps.elsewhere, lines, words) : []),
          ],
          endings: counted.steps.endings,
        };
      },
    );
  };
}

/** @param key version and key of the journey: a new version of the plan is counted anew at once. */
async function readCounts(db: Database, versionAndKey: string) {
  const [version = '', key = ''] = versionAndKey.split(' ');
  const same = await versionsWithSameSteps(db, key, Number(version));
  const [journeys, steps] = await Promise.all([countJourneys(db), countSteps(db, key, same)]);
  return { journey: journeys.get(key), steps };
}

function withCounts(lines: StepLine[], counts: StepCounts, steps: readonly Step[]): JourneyDetail['steps'] {
  return lines.map(({ arm, ...line }) => {
    const step = steps[line.node];
    return {
      ...line,
      waiting: counts.waiting.get(line.node) ?? 0,
      passed: counts.passed.get(arm ? `${arm.branch} ${arm.outcome}` : `${line.node}`) ?? 0,
      ended: counts.endedAt.get(line.node) ?? [],
      outcome: arm?.outcome ?? null,
      definition: step ? toYaml([step]) : null,
    };
  });
}

/** A line for people whose version has other steps; its number is below those of all lines. */
function olderStep(people: number, lines: readonly StepLine[], { lang }: Words): JourneyDetail['steps'] {
  if (people === 0) return [];
  const node = Math.min(0, ...lines.map((line) => line.node)) - 1;
  const label = say(lang, '还在较早版本的步骤上', 'Still on the steps of earlier versions');
  const none = { passed: 0, ended: [], outcome: null, definition: null };
  return [{ node, kind: 'older', depth: 0, label, waiting: people, ...none }];
}

function whatOf(key: string, version: number | undefined): string {
  return version === undefined ? `journey ${key}` : `journey ${key} in version ${version}`;
}

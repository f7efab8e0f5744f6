import {
  type JourneyDrawing,
  journeyDrawingQuery,
  journeyDrawingSchema,
} from '@hetang/contract/http/journey-drawing';
import type { Journey } from '@hetang/contract/plan/kinds/journeys';
import { keySchema } from '@hetang/contract/plan/values';
import { z } from 'zod';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Lang } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { describeSteps } from '../../../modules/journeys/rules/describe-steps.ts';
import { isObject } from '../../check/schema-walk.ts';
import type { LintedPlan } from '../../lint.ts';
import { outlineOf } from '../outline.ts';
import { readDefinition } from '../read-definition.ts';
import { readWorkspace, type Workspace } from '../read-workspace.ts';
import { ownerOf, type ReadParts } from './draft-parts.ts';

/** `GET /v1/plan/journeys/:key`: a journey as it is written, for an editor that draws it. */
export function getDrawing(parts: ReadParts): Endpoint {
  return (app) => {
    app.get(
      '/v1/plan/journeys/:key',
      {
        config: { access: 'any' },
        schema: {
          tags: ['plan'],
          params: z.object({ key: keySchema }),
          querystring: journeyDrawingQuery,
          response: { 200: journeyDrawingSchema },
        },
      },
      async (request) => {
        const at = { owner: ownerOf(request), draft: request.query.draft };
        return drawingOf(await readWorkspace(parts, at), request.params.key, langOf(request));
      },
    );
  };
}

/** @throws HetangError `request/not-found`, `plan/definition-by-hand` when the file cannot be read as YAML */
function drawingOf(workspace: Workspace, key: string, lang: Lang): JourneyDrawing {
  const { draft, current, files, linted } = workspace;
  const { file: path, spec, findings } = readDefinition(workspace, { kind: 'journeys', key }, lang);
  const { journeys } = linted.loaded.draft;
  const journey = Object.hasOwn(journeys, key) ? (journeys[key] ?? null) : null;
  return {
    draft,
    current,
    file: { path, text: files.find((file) => file.path === path)?.text ?? '' },
    written: isObject(spec) ? spec : {},
    journey,
    lines: journey ? linesOf(journey, linted, lang) : [],
    findings,
    errors: linted.issues.filter(({ severity }) => severity === 'error').length,
    definitions: outlineOf(linted.loaded),
  };
}

function linesOf(journey: Journey, { loaded }: LintedPlan, lang: Lang): JourneyDrawing['lines'] {
  const lines = describeSteps(journey, { names: namesOf(loaded.draft), lang });
  return lines.map(({ arm, ...line }) => ({ ...line, outcome: arm?.outcome ?? null }));
}

import { type ConditionPart, segmentDetailSchema } from '@hetang/contract/http/segments';
import { type ConditionNode, conditionTree } from '../../../conditions/rules/condition-tree.ts';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import { titleOf } from '../../../conditions/rules/title-of.ts';
import type { Words } from '../../../conditions/rules/words.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { dayIn } from '../../../kernel/zone.ts';
import { findSegment } from '../find-segment.ts';
import { sizeByDay } from '../rules/size-by-day.ts';
import { segmentDays, segmentFigures } from '../sql/segment-figures.ts';
import { type SegmentDeps, segmentParams } from './deps.ts';
import { presentSegment } from './present-segment.ts';

const DAYS = 30;
const DAY = 86_400_000;

/** `GET /v1/segments/:key`: one segment with its condition part by part and its size over the last 30 days. */
export function getSegment({ db, clock }: SegmentDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/segments/:key',
      {
        config: { access: 'any' },
        schema: { tags: ['segments'], params: segmentParams, response: { 200: segmentDetailSchema } },
      },
      async (request) => {
        const { key } = request.params;
        const { plan, segment } = await findSegment(db, key);
        const now = clock.now();
        const { timezone } = plan.meta;
        const figures = (await segmentFigures(db, { now, timezone })).get(key);
        const words = { names: namesOf(plan), lang: langOf(request) };
        const row = presentSegment(key, segment, { figures, words });
        // Before its first computation a segment had no size: nothing is reckoned back beyond that day.
        const from = row.since === null ? now.getTime() : new Date(row.since).getTime();
        const days = Array.from({ length: DAYS }, (_, i) => new Date(now.getTime() - (DAYS - 1 - i) * DAY))
          .map((day) => dayIn(day, timezone))
          .filter((day) => day >= dayIn(new Date(from), timezone));
        const moves = figures ? await segmentDays(db, figures.id, days[0] ?? dayIn(now, timezone)) : [];
        return {
          ...row,
          parts: partOf(conditionTree(segment.when, plan.segments), words),
          days: row.state === 'ready' ? sizeByDay(days, row.members, moves) : [],
        };
      },
    );
  };
}

function partOf(node: ConditionNode, words: Words): ConditionPart {
  return { text: titleOf(node, words), parts: node.parts.map((part) => partOf(part, words)) };
}

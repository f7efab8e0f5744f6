import { segmentExplanationSchema } from '@hetang/contract/http/segments';
import { answeredTree, conditionTree, nodesOf } from '../../../conditions/rules/condition-tree.ts';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import { loadScope } from '../../../conditions/sql/load-scope.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { findSegment } from '../find-segment.ts';
import { answerParts } from '../sql/answer-parts.ts';
import { readFacts } from '../sql/read-facts.ts';
import { contactId, type SegmentDeps, segmentParams } from './deps.ts';

const params = segmentParams.extend({ id: contactId });

/** `GET /v1/segments/:key/contacts/:id`: why a contact belongs to a segment or does not, part by part. */
export function explainMember({ db, clock }: SegmentDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/segments/:key/contacts/:id',
      {
        config: { access: 'any' },
        schema: { tags: ['segments'], params, response: { 200: segmentExplanationSchema } },
      },
      async (request) => {
        const { key, id } = request.params;
        const { plan, segment } = await findSegment(db, key);
        const tree = conditionTree(segment.when, plan.segments);
        const conditions = nodesOf(tree).map((node) => node.condition);
        const scope = await loadScope(db, plan, clock.now());
        const answers = await answerParts(db, id, { conditions, scope });
        if (!answers) throw new HetangError('request/not-found', { what: `contact ${id}` });
        const words = { names: namesOf(plan), lang: langOf(request), timezone: plan.meta.timezone };
        const found = await readFacts(db, id, { conditions, scope }, words);
        const why = answeredTree(tree, answers, words, found);
        return { segment: { key, name: segment.name }, contact: id, member: why.holds, why };
      },
    );
  };
}

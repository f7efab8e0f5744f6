import { behindQuery, behindWordsSchema } from '@hetang/contract/http/asks';
import { lookOf } from '../../exports/look.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { langOf } from '../../kernel/http/errors.ts';
import { conditionOf } from '../people/condition-of.ts';
import { readBehind } from '../people/read-ask.ts';
import { behindInWords } from '../people/rules/behind-words.ts';
import type { AnalyticsDeps } from './deps.ts';

/** `GET /v1/reports/behind`: what a number counts, in words and, where they can say it, in those of plans. */
export function getBehind(deps: Pick<AnalyticsDeps, 'db' | 'clock'>): Endpoint {
  return (app) => {
    app.get(
      '/v1/reports/behind',
      {
        config: { access: 'any' },
        schema: { tags: ['reports'], querystring: behindQuery, response: { 200: behindWordsSchema } },
      },
      async (request) => {
        const behind = readBehind(request.query.behind);
        const look = await lookOf(deps, langOf(request));
        return { title: behindInWords(behind, look), condition: conditionOf(behind) };
      },
    );
  };
}

import { planPrintQuery } from '@hetang/contract/http/plan';
import type { Database } from '../../kernel/database/database.ts';
import { HetangError } from '../../kernel/errors.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { langOf } from '../../kernel/http/errors.ts';
import { currentPlan } from '../current.ts';
import { planPaper } from '../paper/plan-paper.ts';
import { toHtml } from '../paper/to-html.ts';
import { toMarkdown } from '../paper/to-markdown.ts';
import { writePlanSheet } from '../sheet/write-plan-sheet.ts';

const TYPES = {
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** `GET /v1/plan/print?as=html`: the plan in force to be read on paper; 409 `plan/none` before the first apply. */
export function printPlanEndpoint(db: Database): Endpoint {
  return (app) => {
    app.get(
      '/v1/plan/print',
      { config: { access: 'any' }, schema: { tags: ['plan'], querystring: planPrintQuery } },
      async (request, reply) => {
        const current = await currentPlan(db);
        if (!current) throw new HetangError('plan/none');
        const { as, lang = langOf(request) } = request.query;
        const { plan } = current;
        const shown = as === 'html' ? 'inline' : 'attachment';
        reply
          .type(TYPES[as])
          .header('content-disposition', `${shown}; filename="${plan.meta.plan}.${lang}.${as}"`);
        if (as === 'xlsx') return Buffer.from(await writePlanSheet(plan, lang));
        const paper = planPaper(plan, lang);
        return as === 'html' ? toHtml(paper, lang) : toMarkdown(paper);
      },
    );
  };
}

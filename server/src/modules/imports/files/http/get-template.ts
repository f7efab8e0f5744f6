import type { Endpoint } from '../../../../kernel/http/app.ts';
import { langOf } from '../../../../kernel/http/errors.ts';
import { currentPlan } from '../../../../plan/current.ts';
import type { FileDeps } from '../deps.ts';
import { contactTemplate } from '../template.ts';

/** `GET /v1/imports/template`: a workbook to be filled in, with the fields and tags of the plan in force. */
export function getTemplate({ db }: Pick<FileDeps, 'db'>): Endpoint {
  return (app) => {
    app.get(
      '/v1/imports/template',
      { config: { access: 'any', compress: false }, schema: { tags: ['imports'] } },
      async (request, reply) => {
        const lang = langOf(request);
        const plan = (await currentPlan(db))?.plan ?? null;
        const name = lang === 'zh' ? '客户导入模板.xlsx' : 'contacts-template.xlsx';
        return reply
          .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
          .header(
            'content-disposition',
            `attachment; filename="template.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
          )
          .send(Buffer.from(await contactTemplate(plan, lang)));
      },
    );
  };
}

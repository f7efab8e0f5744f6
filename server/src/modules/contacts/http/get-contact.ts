import { contactDetailSchema } from '@hetang/contract/http/contacts';
import { z } from 'zod';
import type { Database } from '../../../kernel/database/database.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { readRedirects } from '../../../kernel/log/redirect.ts';
import { currentPlan } from '../../../plan/current.ts';
import { findContact } from '../sql/find-contact.ts';
import type { ContactsDeps } from './deps.ts';
import { presentDetail } from './present-detail.ts';

const idParams = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

/** Nobody has the number, or it belongs to somebody who goes on under another one. */
async function missing(db: Database, id: number): Promise<HetangError> {
  const { target } = await readRedirects(db, [id]);
  const into = target.get(id);
  return into === undefined
    ? new HetangError('request/not-found', { what: `contact ${id}` })
    : new HetangError('contact/merged', { id, into });
}

/** `GET /v1/contacts/:id`: one contact with everything around it. */
export function getContact({ db, clock, quotaWindow, stepLabel }: ContactsDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/contacts/:id',
      {
        config: { access: 'any' },
        schema: { params: idParams, response: { 200: contactDetailSchema } },
      },
      async (request) => {
        const { id } = request.params;
        const plan = (await currentPlan(db))?.plan ?? null;
        const now = clock.now();
        const quota = quotaWindow(now, plan);
        const row = await findContact(db, id, { quotaStart: quota.start, now });
        if (!row) throw await missing(db, id);
        return presentDetail(row, { plan, lang: langOf(request), quota, stepLabel });
      },
    );
  };
}

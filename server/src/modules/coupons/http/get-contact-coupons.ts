import { contactCouponsQuery, contactCouponsSchema } from '@hetang/contract/http/coupons';
import { z } from 'zod';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { listCoupons } from '../sql/read-coupons.ts';
import type { CouponDeps } from './deps.ts';
import { presentCoupons } from './present-coupons.ts';

const params = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

/** `GET /v1/contacts/:id/coupons`: the coupons that a contact has been given. */
export function getContactCoupons({ db }: Pick<CouponDeps, 'db'>): Endpoint {
  return (app) => {
    app.get(
      '/v1/contacts/:id/coupons',
      {
        config: { access: 'any' },
        schema: {
          tags: ['coupons'],
          params,
          querystring: contactCouponsQuery,
          response: { 200: contactCouponsSchema },
        },
      },
      async (request) => {
        const { id: contact } = request.params;
        if (!(await db.one(sql`select 1 from contact where id = ${contact}`)))
          throw new HetangError('request/not-found', { what: `contact ${contact}` });
        const { page, size, sort, state } = request.query;
        const place = { sort, limit: size, offset: (page - 1) * size };
        const { rows, total } = await listCoupons(db, { contact, state }, place);
        return { items: await presentCoupons(db, rows, langOf(request)), total };
      },
    );
  };
}

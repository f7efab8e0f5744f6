import { transferMemberListQuery, transferMemberPageSchema } from '@hetang/contract/http/transfers';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import type { TransferHttpDeps } from './deps.ts';

interface Row {
  userid: string;
  staff: string | null;
  kind: 'on-job' | 'resigned';
  left_at: Date | null;
  customers: number;
  under_way: number;
  total: number;
}

/** `GET /v1/transfers/members`: whose customers can be given to somebody else; those who have left come first. */
export function getMembers({ db }: TransferHttpDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/transfers/members',
      {
        config: { access: 'any' },
        schema: {
          tags: ['transfers'],
          querystring: transferMemberListQuery,
          response: { 200: transferMemberPageSchema },
        },
      },
      async (request) => {
        const { page, size, kind, search } = request.query;
        const plan = (await currentPlan(db))?.plan ?? null;
        const names = namesOf(plan);
        const staff = Object.entries(plan?.staff ?? {}).map(([key, { wecom, name }]) => ({
          key,
          wecom,
          name,
        }));
        const rows = await db.rows<Row>(sql`
          with known as (
            select * from json_to_recordset(${JSON.stringify(staff)}::json) as k ("key" text, "wecom" text, "name" text)),
          member as (
            select coalesce(d.userid, k."wecom") as userid, k."key" as staff, k."name" as name, d.left_at,
                   case when d.userid is null then 'on-job' else 'resigned' end as kind
            from known k full join staff_departure d on d.userid = k."wecom")
          select m.userid, m.staff, m.kind, m.left_at,
                 case when m.kind = 'resigned'
                   then (select count(*) from unassigned_person u where u.from_userid = m.userid)
                   else (select count(*) from relation r where r.staff = m.staff and r.lost_at is null) end as customers,
                 (select count(*) from transfer_person p join transfer t on t.id = p.transfer_id
                  where t.from_userid = m.userid and p.state in ('asked', 'calling', 'waiting')) as under_way,
                 count(*) over () as total
          from member m
          where (${kind ?? null}::text is null or m.kind = ${kind ?? null})
            and (${search ?? null}::text is null or position(lower(${search ?? ''}) in lower(concat(m.name, ' ', m.userid))) > 0)
          order by m.left_at desc nulls last, m.name, m.userid
          limit ${size} offset ${(page - 1) * size}`);
        return {
          items: rows.map((row) => ({
            userid: row.userid,
            staff: row.staff === null ? null : names.named('staff', row.staff),
            kind: row.kind,
            leftAt: row.left_at?.toISOString() ?? null,
            customers: row.customers,
            underWay: row.under_way,
          })),
          total: rows[0]?.total ?? 0,
        };
      },
    );
  };
}

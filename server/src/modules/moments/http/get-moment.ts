import { type MomentDetail, momentDetailSchema } from '@hetang/contract/http/moments';
import type { Plan } from '@hetang/contract/plan/registry';
import type { MomentContent } from '../../../channels/moments.ts';
import { namesOf, type PlanNames } from '../../../conditions/rules/plan-names.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { contentOf } from '../content-of.ts';
import { listPosts, type PostListRow } from '../sql/list-posts.ts';
import type { MomentHttpDeps } from './deps.ts';
import { momentId } from './moment-id.ts';
import { presentPiece, presentPost } from './present-post.ts';

interface MemberRow {
  staff: string;
  state: MomentDetail['staff'][number]['state'];
  reason: string | null;
  published_at: Date | null;
  reached: number | null;
  likes: number;
  comments: number;
}

/** `GET /v1/moments/:id`: one Moment, member by member. */
export function getMoment({ db }: MomentHttpDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/moments/:id',
      {
        config: { access: 'any' },
        schema: { tags: ['reach'], params: momentId, response: { 200: momentDetailSchema } },
      },
      (request) => detail(db, request.params.id),
    );
  };
}

async function detail(db: MomentHttpDeps['db'], id: number): Promise<MomentDetail> {
  const page = { sort: 'dueAt', descending: true, limit: 1, offset: 0 } as const;
  const [current, found, members] = await Promise.all([
    currentPlan(db),
    listPosts(db, { id }, page),
    membersOf(db, id),
  ]);
  const [row] = found.rows;
  if (!row) throw new HetangError('request/not-found', { what: `moment ${id}` });
  const plan = current?.plan ?? null;
  const names = namesOf(plan);
  const content = shownContent(row, plan);
  return {
    ...presentPost(row, plan),
    text: content?.text ?? '',
    pieces: (content?.attachments ?? []).map(presentPiece),
    visibleTo: row.slot.visibleTo.map((ref) => names.tag(ref)),
    madeAt: row.made_at?.toISOString() ?? null,
    reminded: row.reminded.map((at) => at.toISOString()),
    staff: staffOf(row, members, names),
  };
}

/** What is planned is shown as it would be published now. */
function shownContent({ content, slot }: PostListRow, plan: Plan | null): MomentContent | null {
  if (content !== null || plan === null) return content;
  const planned = contentOf(plan, slot);
  return 'content' in planned ? planned.content : null;
}

function staffOf(
  { slot }: PostListRow,
  members: readonly MemberRow[],
  names: PlanNames,
): MomentDetail['staff'] {
  if (members.length === 0)
    return slot.staff.map((staff) => ({ ...NOTHING, staff: names.named('staff', staff) }));
  return members.map(({ staff, published_at, ...one }) => ({
    ...one,
    staff: names.named('staff', staff),
    publishedAt: published_at?.toISOString() ?? null,
  }));
}

const NOTHING = {
  state: 'waiting',
  reason: null,
  publishedAt: null,
  reached: null,
  likes: 0,
  comments: 0,
} as const;

function membersOf(db: Queryable, id: number): Promise<MemberRow[]> {
  return db.rows(sql`
    select m.staff, m.state, m.reason, m.published_at, m.reached,
           count(*) filter (where k.kind = 'like')::int as likes,
           count(*) filter (where k.kind = 'comment')::int as comments
    from moment_member m left join moment_mark k on k.post_id = m.post_id and k.userid = m.userid
    where m.post_id = ${id}
    group by m.post_id, m.userid order by m.state <> 'waiting', m.staff`);
}

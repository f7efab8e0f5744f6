import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { writeIntentions } from '../../outbox/intend.ts';
import type { MomentDeps } from './deps.ts';
import type { PostRow } from './sql/post-row.ts';

/**
 * Tells everybody who has not published yet, by an app message. `when` names the occasion: told once for each.
 * @returns how many are told.
 */
export async function noticeMembers(
  tx: Tx,
  deps: Pick<MomentDeps, 'clock' | 'plan'>,
  { id, content, not_after }: Pick<PostRow, 'id' | 'content' | 'not_after'>,
  when: string,
): Promise<number> {
  const now = deps.clock.now();
  const waiting = await tx.rows<{ staff: string; task: number | null }>(sql`
    select distinct on (m.staff) m.staff, t.id as task
    from moment_member m
      left join task t on t.moment_post_id = m.post_id and t.staff = m.staff and t.state = 'open'
    where m.post_id = ${id} and m.state = 'waiting' order by m.staff`);
  const version = (await deps.plan(tx))?.version ?? 0;
  const title = when === 'made' ? '有朋友圈待发表' : '朋友圈还没有发表';
  return writeIntentions(
    tx,
    waiting.map(({ staff, task }) => ({
      dedupe: `moment:${id}:${when}:${staff}`,
      kind: 'staff-notice',
      contactId: null,
      staff,
      message: null,
      planVersion: version,
      params: { title, text: `「${content.title}」请在企业微信「客户朋友圈」中发表`, task },
      journey: null,
      enrolmentId: null,
      notBefore: now,
      notAfter: not_after,
    })),
    now,
  );
}

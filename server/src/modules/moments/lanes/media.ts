import type { Attachment } from '../../../channels/media.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { Lane } from '../../../outbox/lane.ts';
import { makeMediaLane } from '../../../outbox/lanes/media.ts';
import type { MomentDeps } from '../deps.ts';

const CONTENTS = 50;

/** Brings files of Moments to the platform before they are needed. */
export function mediaLane({ db, clock, port }: MomentDeps): Lane {
  return makeMediaLane({
    name: 'moment-media',
    clock,
    prepare: (one) => port.prepareMomentMedia([one]),
    async wanted() {
      const rows = await db.rows<{ attachments: Attachment[] }>(sql`
        select content -> 'attachments' as attachments from moment_post
        where state = 'ready' and next_check_at is not null and content -> 'attachments' <> '[]'
        order by due_at limit ${CONTENTS}`);
      return rows.flatMap(({ attachments }) => attachments);
    },
  });
}

import { mediaOf } from '../../channels/media.ts';
import type { Audience, Content } from '../../channels/port.ts';
import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

export interface NewMassSend {
  /** Staff key. */
  staff: string;
  /** Platform id of the sender. */
  sender: string;
  title: string;
  audience: Audience;
  broadcastRun: number | null;
  content: Content;
  hash: string;
  notAfter: Date;
  members: { id: number; target: string }[];
}

/** Writes mass tasks that are ready to be created and puts their intentions under them. */
export async function insertMassSends(
  tx: Tx,
  sends: readonly NewMassSend[],
  options: { now: Date; window: string },
): Promise<void> {
  if (sends.length === 0) return;
  const ids = await tx.rows<{ id: number }>(sql`
    select nextval(pg_get_serial_sequence('mass_send', 'id')) as id
    from generate_series(1, ${sends.length}::int)`);
  const numbered = sends.map(({ members, ...send }, i) => ({
    send: { ...send, sendId: ids[i]?.id ?? 0, targets: members.length, media: filesOf(send.content) },
    members,
  }));
  await tx.run(sql`
    insert into mass_send (id, staff, sender, title, audience, broadcast_run, content, content_hash, targets, media, state,
                           created_at, not_after, next_check_at)
    overriding system value
    select r."sendId", r."staff", r."sender", r."title", r."audience", r."broadcastRun", r."content", r."hash", r."targets", r."media",
           'ready', ${options.now}, r."notAfter", ${options.now}
    from json_to_recordset(${JSON.stringify(numbered.map(({ send }) => send))}::json)
      as r ("sendId" bigint, "staff" text, "sender" text, "title" text, "audience" text, "broadcastRun" bigint,
            "content" jsonb, "hash" text, "targets" int, "media" text[], "notAfter" timestamptz)`);
  const members = numbered.flatMap(({ send, members: people }) =>
    people.map(({ id, target }) => ({ id, target, sendId: send.sendId })),
  );
  await tx.run(sql`
    update intention i
    set state = 'calling', reason = null, retry_at = null, called_at = ${options.now}, attempts = i.attempts + 1,
        mass_send_id = r."sendId", target = r."target", quota_month = ${options.window}::date
    from json_to_recordset(${JSON.stringify(members)}::json) as r ("id" bigint, "target" text, "sendId" bigint)
    where i.id = r."id" and i.settled_at is null`);
}

/** The files that a content carries, by hash. */
function filesOf({ attachments = [] }: Content): string[] {
  return [...new Set(attachments.flatMap((one) => mediaOf(one)?.sha256 ?? []))];
}

import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { appendToLog, type LogEntry } from '../../kernel/log/append.ts';
import type { MomentDeps } from './deps.ts';
import type { Member } from './rules/watch.ts';
import type { Mark } from './sql/keep-marks.ts';
import type { MemberReading } from './watch-post.ts';

/** Events written in one statement. */
const AT_ONCE = 2000;
const NAMES = { like: 'moment.liked', comment: 'moment.commented' } as const;

/** What is new about a Moment. */
export interface News {
  post: number;
  members: readonly Member[];
  /** Who sees what members have published. */
  reached: readonly MemberReading[];
  marks: readonly Mark[];
}

/**
 * Tells the log of customers who see a Moment, like it or write below it: `moment.published`, `moment.liked`,
 * `moment.commented`. Customers whom nobody knows yet are left out.
 */
export async function tellLog(
  tx: Tx,
  { clock }: Pick<MomentDeps, 'clock'>,
  { post, members, reached, marks }: News,
): Promise<void> {
  const names = [
    ...reached.flatMap((one) => one.reached ?? []),
    ...marks.map(({ external_userid }) => external_userid),
  ];
  if (names.length === 0) return;
  const known = await contactsOf(tx, names);
  const common = await propsOf(tx, post);
  const staff = new Map(members.map((member) => [member.userid, member]));
  const entries = [
    ...reached.flatMap(({ userid, reached: people }) =>
      (people ?? []).map((who) => ({
        who,
        userid,
        name: 'moment.published',
        at: staff.get(userid)?.published_at,
        id: '',
      })),
    ),
    ...marks.map(({ userid, external_userid, kind, at, nr }) => ({
      who: external_userid,
      userid,
      name: NAMES[kind],
      at,
      id: `:${at.getTime()}:${nr}`,
    })),
  ].flatMap(({ who, userid, name, at, id }): LogEntry[] => {
    const contactId = known.get(who);
    if (contactId === undefined) return [];
    return [
      {
        contactId,
        name,
        at: at ?? clock.now(),
        props: { ...common, staff: staff.get(userid)?.staff ?? userid },
        source: 'wecom',
        dedupe: `${name}:${post}:${userid}:${who}${id}`,
      },
    ];
  });
  for (let i = 0; i < entries.length; i += AT_ONCE)
    await appendToLog(tx, entries.slice(i, i + AT_ONCE), clock.now());
}

async function contactsOf(tx: Tx, names: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.rows<{ value: string; contact_id: number }>(sql`
    select value, contact_id from identity
    where kind = 'external_userid' and value = any(${[...new Set(names)]}::text[])`);
  return new Map(rows.map(({ value, contact_id }) => [value, contact_id]));
}

async function propsOf(tx: Tx, post: number): Promise<Record<string, unknown>> {
  const row = await tx.one<{ calendar: string | null; message: string | null; column: string | null }>(sql`
    select calendar, slot ->> 'message' as message, slot ->> 'column' as "column" from moment_post where id = ${post}`);
  const given = Object.entries(row ?? {}).filter(([, value]) => value !== null);
  return { moment: post, ...Object.fromEntries(given) };
}

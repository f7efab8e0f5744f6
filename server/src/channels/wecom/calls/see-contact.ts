import type { z } from 'zod';
import { sql } from '../../../kernel/database/sql.ts';
import type { CallOutcome } from '../../port.ts';
import { type externalContactSchema, type followUserSchema, wecomCalls } from '../client/call-table.ts';
import type { Seen, SeenFollow } from '../rules/seen.ts';
import type { CallDeps } from './deps.ts';
import { walkPages } from './pages.ts';

const CORP_TAG = 1;

/** Asks the platform for one person with all members who have them as a friend. */
export async function seeContact(
  deps: Pick<CallDeps, 'client' | 'db'>,
  externalUserid: string,
): Promise<CallOutcome<Seen>> {
  const touch = await readTouch(deps);
  let seen: Seen | undefined;
  const walk = await walkPages(
    (cursor) =>
      deps.client.call(
        wecomCalls.getContact,
        { external_userid: externalUserid, ...(cursor === undefined ? {} : { cursor }) },
        { tries: 1 },
      ),
    (page) => {
      seen ??= { profile: asProfile(page.external_contact), follows: [], touch };
      seen.follows.push(...page.follow_user.map(asFollow));
      return 'go-on';
    },
  );
  if (walk.kind !== 'done') return walk;
  return seen ? { kind: 'done', value: seen } : { kind: 'unknown', problem: 'an empty answer' };
}

/** Where our own changes of tags stand; what the platform is asked afterwards has all of them up to here. */
export async function readTouch({ db }: Pick<CallDeps, 'db'>): Promise<number> {
  const row = await db.one<{ last_value: number }>(
    sql`select case when is_called then last_value else 0 end as last_value from wecom_touch`,
  );
  return row?.last_value ?? 0;
}

/** Name, picture and unionid of an external contact. */
export function asProfile(contact: z.infer<typeof externalContactSchema>): Seen['profile'] {
  return {
    name: contact.name || null,
    avatar: contact.avatar || null,
    unionid: contact.unionid || null,
  };
}

function asFollow(follow: z.infer<typeof followUserSchema>): SeenFollow {
  const corpTags = (follow.tags ?? []).filter((tag) => (tag.type ?? CORP_TAG) === CORP_TAG);
  return {
    userid: follow.userid,
    createdAt: new Date(follow.createtime * 1000),
    state: follow.state ?? '',
    addWay: follow.add_way ?? null,
    remark: follow.remark ?? '',
    tags: corpTags.flatMap((tag) => tag.tag_id || []),
  };
}

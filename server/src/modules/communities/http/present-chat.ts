import type { ChatRow } from '@hetang/contract/http/communities';
import type { Plan } from '@hetang/contract/plan/registry';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import { communityNames } from '../community-names.ts';
import { suggestCommunity } from '../rules/community-of.ts';
import type { ChatListRow } from '../sql/list-chats.ts';

type Present = (row: ChatListRow) => ChatRow;

/** Shows groups by the names of a plan; `known` are groups that people have put somewhere. */
export function chatPresenter(
  plan: Plan | null,
  known: readonly { name: string; community: string }[],
): Present {
  const names = namesOf(plan);
  const communities = communityNames(plan);
  const staff = new Map(Object.values(plan?.staff ?? {}).map(({ wecom, name }) => [wecom, name]));
  const suggest = (row: ChatListRow): string | null =>
    row.community_key === null && row.chosen_by === null
      ? suggestCommunity(row.name, communities, known)
      : null;
  const named = (key: string | null) => (key === null ? null : names.named('communities', key));
  return (row) => ({
    id: row.chat_id,
    name: row.name,
    owner: { key: row.owner_userid, name: staff.get(row.owner_userid) ?? row.owner_userid },
    status: row.status,
    members: row.member_count,
    createdAt: row.created_at.toISOString(),
    community: named(row.community_key),
    chosenBy: row.chosen_by,
    suggestion: named(suggest(row)),
  });
}

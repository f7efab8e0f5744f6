import type { Tx } from '../kernel/database/database.ts';
import type { Round } from './gathering.ts';
import { chooseSender, fewestSenders, type ToWrite } from './rules/choose-sender.ts';
import type { DueMessage } from './sql/claim-messages.ts';
import { readFriends } from './sql/read-friends.ts';

/** Names the senders of messages that say by which rule theirs is chosen; the others keep theirs. */
export async function choose(tx: Tx, { plan, rules }: Round, dues: DueMessage[]): Promise<DueMessage[]> {
  const ruleOf = ({ rule }: DueMessage) => (rule === 'plan' ? rules.sender : (rule ?? 'owner'));
  const asked = dues.filter((due) => ruleOf(due) !== 'owner');
  if (asked.length === 0) return dues;
  const friends = await readFriends(tx, [...new Set(asked.flatMap((due) => due.contact_id ?? []))]);
  const friendsOf = ({ contact_id }: DueMessage) =>
    (friends.get(contact_id ?? 0) ?? []).filter(({ staff }) => Object.hasOwn(plan.staff, staff));
  const few = fewestSenders(
    asked
      .filter((due) => ruleOf(due) === 'fewest-tasks')
      .map((due): ToWrite => ({ id: due.id, content: contentOf(due), friends: friendsOf(due) })),
  );
  return dues.map((due) => {
    const rule = ruleOf(due);
    if (rule === 'owner') return due;
    const sender = rule === 'fewest-tasks' ? (few.get(due.id) ?? null) : chooseSender(rule, friendsOf(due));
    const target = friendsOf(due).find(({ staff }) => staff === sender)?.platformId;
    return { ...due, sender, friend: sender !== null, target: target ?? due.target };
  });
}

function contentOf({ message, plan_version, broadcast_run }: DueMessage): string {
  return `${message} ${plan_version} ${broadcast_run}`;
}

import { newId } from '../kernel/ids.ts';
import type { Follow } from '../state/state.ts';
import type { World } from '../world/world.ts';

/** Counts a customer's message. The first one of who came by a link pushes customer_start_chat with a key to ask by. */
export function acquiredWrites(world: World, follow: Follow, at: number): void {
  follow.written = (follow.written ?? 0) + 1;
  if (follow.linkId === undefined || follow.written > 1) return;
  const { userid, externalUserid } = follow;
  const key = newId(world.state, 'chat-key', '', 40);
  world.state.acquiredChats.set(key, { userid, externalUserid });
  world.push(
    {
      Event: 'customer_acquisition',
      ChangeType: 'customer_start_chat',
      UserID: userid,
      ExternalUserID: externalUserid,
      ChatKey: key,
    },
    at,
  );
}

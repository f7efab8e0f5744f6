import { newId } from '../kernel/ids.ts';
import type { World } from '../world/world.ts';

const INBOX_KEPT = 1000;

/** A notice of WeCom itself in a member's inbox. */
export function tellStaff(world: World, userid: string, text: string, at: number): void {
  const staff = world.state.staff.get(userid);
  if (staff === undefined) return;
  const msgid = newId(world.state, 'app-message', '', 40);
  staff.inbox.push({ msgid, at, msgtype: 'text', content: { content: text } });
  if (staff.inbox.length > INBOX_KEPT) staff.inbox.shift();
}

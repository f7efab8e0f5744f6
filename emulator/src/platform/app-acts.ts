import { nextNumber } from '../kernel/ids.ts';
import type { World } from '../world/world.ts';

/** What a member taps in the app's menu. */
export interface MenuTap {
  type: string;
  /** The key, or the address of a page. */
  value: string;
}

/** The member opens the app; pushed only when the app asks for it (`isreportenter`). */
export function enterApp(world: World, userid: string, at: number): boolean {
  const { agent, tenant } = world.state;
  if (agent.reportEnter !== 1) return false;
  const fields = { Event: 'enter_agent', EventKey: '', FromUserName: userid, AgentID: tenant.agentId };
  world.push(fields, at);
  return true;
}

/** The member taps the menu: `view` with the address, any other type with its key. */
export function tapAppMenu(world: World, userid: string, tap: MenuTap, at: number): void {
  const { agentId } = world.state.tenant;
  world.push({ Event: tap.type, EventKey: tap.value, FromUserName: userid, AgentID: agentId }, at);
}

/** The member writes to the app. */
export function writeToApp(world: World, userid: string, text: string, at: number): void {
  const MsgId = String(7_000_000_000_000_000 + nextNumber(world.state, 'app-inbound'));
  const { agentId } = world.state.tenant;
  world.push({ MsgType: 'text', Content: text, MsgId, FromUserName: userid, AgentID: agentId }, at);
}

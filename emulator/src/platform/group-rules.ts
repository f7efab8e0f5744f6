import type { Group } from '../state/group.ts';
import type { World } from '../world/world.ts';
import { quitGroup, writeInGroup } from './groups.ts';

const HELPER = '@小助理';

/** Answers a customer who names the helper and a keyword, in the owner's name. */
function autoReply(world: World, group: Group, text: string, at: number): void {
  if (!text.includes(HELPER)) return;
  const rule = world.state.groupRules.autoReply.find((one) =>
    one.keywords.some((word) => text.includes(word)),
  );
  if (rule === undefined) return;
  writeInGroup(world, group, { from: group.owner, body: { kind: 'text', text: rule.reply }, at });
}

/** What the console's rules do with a customer's message: true when the customer was removed for it. */
export function applyGroupRules(
  world: World,
  group: Group,
  said: { externalUserid: string; text: string; at: number },
): boolean {
  const { externalUserid, text, at } = said;
  const { antiSpam } = world.state.groupRules;
  const isSpam = antiSpam?.words.some((word) => text.includes(word)) === true;
  if (!isSpam) {
    autoReply(world, group, text, at);
    return false;
  }
  const body = { kind: 'text', text: '你的发言违反了群规则，请注意。' } as const;
  if (antiSpam?.action === 'warn') writeInGroup(world, group, { from: 'system', body, at });
  else quitGroup(world, group, { ids: [externalUserid], scene: 1 }, at);
  return antiSpam?.action === 'remove';
}

import { z } from 'zod';
import { PlatformError, required } from '../../platform/errors.ts';
import type { JoinWay } from '../../state/group.ts';
import { type Call, chars, ids } from '../endpoint.ts';

const MAX_CHATS = 5;

/** What add and update have in common. */
export const joinWayInput = z.object({
  config_id: z.string().optional(),
  scene: z.number().optional(),
  remark: z.string().optional(),
  auto_create_room: z.number().optional(),
  room_base_name: chars(40).optional(),
  room_base_id: z.number().int().min(0).optional(),
  chat_id_list: ids(100).optional(),
  state: chars(30).optional(),
  mark_source: z.boolean().optional(),
});

/**
 * The join way as described. Errors: 41038 scene missing, 41040 wrong, 41091 more than five groups,
 * 40063 none, 90501 not a customer group.
 */
export function readJoinWay(call: Call, input: z.infer<typeof joinWayInput>): Omit<JoinWay, 'configId'> {
  const scene = required(input.scene, 41038);
  if (scene !== 1 && scene !== 2) throw new PlatformError(41040);
  const chatIds = input.chat_id_list ?? [];
  if (chatIds.length === 0) throw new PlatformError(40063, 'chat_id_list empty');
  if (chatIds.length > MAX_CHATS) throw new PlatformError(41091);
  if (chatIds.some((id) => !call.world.state.groups.has(id))) throw new PlatformError(90501);
  return {
    scene,
    // The platform cuts instead of refusing.
    remark: [...(input.remark ?? '')].slice(0, 30).join(''),
    autoCreateRoom: input.auto_create_room !== 0,
    roomBaseName: input.room_base_name ?? '',
    roomBaseId: input.room_base_id ?? 1,
    chatIds: [...new Set(chatIds)],
    state: input.state ?? '',
    markSource: input.mark_source ?? false,
  };
}

/** The join way named by the caller. Errors: 41043 missing, 41044 unknown. */
export function findJoinWay(call: Call, configId: string | undefined): JoinWay {
  const way = call.world.state.joinWays.get(required(configId, 41043));
  if (way === undefined) throw new PlatformError(41044);
  return way;
}

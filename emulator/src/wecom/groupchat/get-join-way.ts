import { z } from 'zod';
import { qrUrl } from '../contact-way.ts';
import { endpoint } from '../endpoint.ts';
import { findJoinWay } from './join-way.ts';

/** POST externalcontact/groupchat/get_join_way. */
export const getJoinWay = endpoint({
  path: 'externalcontact/groupchat/get_join_way',
  method: 'post',
  input: z.object({ config_id: z.string().optional() }),
  handle(call, input) {
    const way = findJoinWay(call, input.config_id);
    return {
      join_way: {
        config_id: way.configId,
        scene: way.scene,
        remark: way.remark,
        auto_create_room: way.autoCreateRoom ? 1 : 0,
        room_base_name: way.roomBaseName,
        room_base_id: way.roomBaseId,
        chat_id_list: way.chatIds,
        ...(way.scene === 2 ? { qr_code: qrUrl(call.baseUrl, way.configId) } : {}),
        state: way.state,
        mark_source: way.markSource,
      },
    };
  },
});

import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { findJoinWay } from './join-way.ts';

/** POST externalcontact/groupchat/del_join_way: the code stops working at once. */
export const delJoinWay = endpoint({
  path: 'externalcontact/groupchat/del_join_way',
  method: 'post',
  input: z.object({ config_id: z.string().optional() }),
  handle(call, input) {
    call.world.state.joinWays.delete(findJoinWay(call, input.config_id).configId);
    return {};
  },
});

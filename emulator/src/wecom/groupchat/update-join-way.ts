import { endpoint } from '../endpoint.ts';
import { findJoinWay, joinWayInput, readJoinWay } from './join-way.ts';

/** POST externalcontact/groupchat/update_join_way: overwrites the whole object. */
export const updateJoinWay = endpoint({
  path: 'externalcontact/groupchat/update_join_way',
  method: 'post',
  input: joinWayInput,
  handle(call, input) {
    const { configId } = findJoinWay(call, input.config_id);
    call.world.state.joinWays.set(configId, { configId, ...readJoinWay(call, input) });
    return {};
  },
});

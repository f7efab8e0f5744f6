import { newId } from '../../kernel/ids.ts';
import { PlatformError } from '../../platform/errors.ts';
import { endpoint } from '../endpoint.ts';
import { joinWayInput, readJoinWay } from './join-way.ts';

const MAX_CODES = 500_000;

/** POST externalcontact/groupchat/add_join_way: answers config_id; the picture is in get_join_way. */
export const addJoinWay = endpoint({
  path: 'externalcontact/groupchat/add_join_way',
  method: 'post',
  input: joinWayInput,
  handle(call, input) {
    const { state } = call.world;
    const way = readJoinWay(call, input);
    // The quota is shared with contact_way.
    if (state.joinWays.size + state.contactWays.size >= MAX_CODES) throw new PlatformError(41045);
    const configId = newId(state, 'join-way', '', 32);
    state.joinWays.set(configId, { configId, ...way });
    return { config_id: configId };
  },
});

import { z } from 'zod';
import { newId } from '../kernel/ids.ts';
import { PlatformError, required } from '../platform/errors.ts';
import { checkContactWay, contactWayFields, qrUrl, withFields } from './contact-way.ts';
import { endpoint } from './endpoint.ts';

const MAX_CODES = 500_000;

/** POST externalcontact/add_contact_way: answers config_id, and qr_code for scene 2. */
export const addContactWay = endpoint({
  path: 'externalcontact/add_contact_way',
  method: 'post',
  input: z.object({ type: z.number().optional(), scene: z.number().optional(), ...contactWayFields }),
  handle(call, input) {
    const type = required(input.type, 41037);
    const scene = required(input.scene, 41038);
    if (type !== 1 && type !== 2) throw new PlatformError(41039);
    if (scene !== 1 && scene !== 2) throw new PlatformError(41040);
    const { state } = call.world;
    if (state.contactWays.size + state.joinWays.size >= MAX_CODES) throw new PlatformError(41045);
    const blank = {
      configId: '',
      type,
      scene,
      style: 1,
      remark: '',
      skipVerify: true,
      state: '',
      user: [],
      party: [],
      isExclusive: false,
      createdAt: call.now,
    };
    const way = withFields(blank, input);
    checkContactWay(call, way, input.is_temp === true);
    way.configId = newId(state, 'config', '', 32);
    state.contactWays.set(way.configId, way);
    return {
      config_id: way.configId,
      ...(scene === 2 ? { qr_code: qrUrl(call.baseUrl, way.configId) } : {}),
    };
  },
});

import { z } from 'zod';
import { checkContactWay, contactWayFields, findContactWay, withFields } from './contact-way.ts';
import { endpoint } from './endpoint.ts';

/** POST externalcontact/update_contact_way: overwrites the fields that are given. */
export const updateContactWay = endpoint({
  path: 'externalcontact/update_contact_way',
  method: 'post',
  input: z.object({ config_id: z.string().optional(), ...contactWayFields }),
  handle(call, input) {
    const way = withFields(findContactWay(call, input.config_id), input);
    checkContactWay(call, way, input.is_temp === true);
    call.world.state.contactWays.set(way.configId, way);
    return {};
  },
});

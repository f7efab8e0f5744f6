import { z } from 'zod';
import { findContactWay } from './contact-way.ts';
import { endpoint } from './endpoint.ts';

/** POST externalcontact/del_contact_way: the code stops working at once. */
export const delContactWay = endpoint({
  path: 'externalcontact/del_contact_way',
  method: 'post',
  input: z.object({ config_id: z.string().optional() }),
  handle(call, input) {
    call.world.state.contactWays.delete(findContactWay(call, input.config_id).configId);
    return {};
  },
});

import { z } from 'zod';
import { findContactWay, qrUrl } from './contact-way.ts';
import { endpoint } from './endpoint.ts';

/** POST externalcontact/get_contact_way. */
export const getContactWay = endpoint({
  path: 'externalcontact/get_contact_way',
  method: 'post',
  input: z.object({ config_id: z.string().optional() }),
  handle(call, input) {
    const way = findContactWay(call, input.config_id);
    return {
      contact_way: {
        config_id: way.configId,
        type: way.type,
        scene: way.scene,
        style: way.style,
        remark: way.remark,
        skip_verify: way.skipVerify,
        state: way.state,
        ...(way.scene === 2 ? { qr_code: qrUrl(call.baseUrl, way.configId) } : {}),
        user: way.user,
        party: way.party,
        is_temp: false,
        is_exclusive: way.isExclusive,
        conclusions: {},
      },
    };
  },
});

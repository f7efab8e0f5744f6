import type { CallOutcome, CodeChannel, LiveCode } from '../../port.ts';
import { wecomCalls } from '../client/call-table.ts';
import type { CallDeps } from './deps.ts';

const GONE = 41044;

/** Creates or updates a contact_way (「联系我」). Always of the type for several members, which takes one as well. */
export function ensureCode({ client }: CallDeps): CodeChannel['ensureCode'] {
  const create = async (fields: ReturnType<typeof fieldsOf>): Promise<CallOutcome<LiveCode>> => {
    const made = await client.call(wecomCalls.addContactWay, { type: 2, scene: 2, ...fields });
    if (made.kind !== 'done') return made;
    return { kind: 'done', value: { platformId: made.value.config_id, qrUrl: made.value.qr_code } };
  };
  return async (input) => {
    const fields = fieldsOf(input);
    const config_id = input.platformId;
    if (config_id === null) return create(fields);
    const updated = await client.call(wecomCalls.updateContactWay, { config_id, ...fields });
    if (updated.kind === 'refused' && updated.code === GONE) return create(fields);
    if (updated.kind !== 'done') return updated;
    if (input.qrUrl) return { kind: 'done', value: { platformId: config_id, qrUrl: input.qrUrl } };
    const read = await client.call(wecomCalls.getContactWay, { config_id });
    if (read.kind !== 'done') return read;
    return { kind: 'done', value: { platformId: config_id, qrUrl: read.value.contact_way.qr_code ?? '' } };
  };
}

function fieldsOf(input: Parameters<CodeChannel['ensureCode']>[0]) {
  return {
    remark: [...input.remark].slice(0, 30).join(''),
    skip_verify: input.skipVerify,
    state: input.state,
    user: input.userids,
  };
}

import type { JoinWayChannel, JoinWayInput } from '../../join-ways.ts';
import type { CallOutcome, LiveCode } from '../../port.ts';
import { joinWayCalls } from '../client/join-way-calls.ts';
import type { CallDeps } from './deps.ts';

const GONE = 41044;
const NAME_CHARS = 40;
const REMARK_CHARS = 30;

/** Creates or updates a join way (群活码). Its picture is behind a call of its own. */
export function ensureJoinWay({ client }: CallDeps): JoinWayChannel['ensureJoinWay'] {
  const withPicture = async (
    config_id: string,
    known: string | null | undefined,
  ): Promise<CallOutcome<LiveCode>> => {
    if (known) return { kind: 'done', value: { platformId: config_id, qrUrl: known } };
    const read = await client.call(joinWayCalls.getJoinWay, { config_id });
    const qrUrl = read.kind === 'done' ? (read.value.join_way.qr_code ?? '') : '';
    return { kind: 'done', value: { platformId: config_id, qrUrl } };
  };
  return async (input) => {
    const fields = fieldsOf(input);
    if (input.platformId !== null) {
      const config_id = input.platformId;
      const updated = await client.call(joinWayCalls.updateJoinWay, { config_id, ...fields });
      if (updated.kind === 'done') return withPicture(config_id, input.qrUrl);
      if (updated.kind !== 'refused' || updated.code !== GONE) return updated;
    }
    const made = await client.call(joinWayCalls.addJoinWay, fields);
    return made.kind === 'done' ? withPicture(made.value.config_id, null) : made;
  };
}

function fieldsOf({ remark, state, chatIds, openNext }: JoinWayInput) {
  return {
    scene: 2 as const,
    remark: [...remark].slice(0, REMARK_CHARS).join(''),
    auto_create_room: openNext ? (1 as const) : (0 as const),
    ...(openNext
      ? {
          room_base_name: [...openNext.name].slice(0, NAME_CHARS).join(''),
          room_base_id: openNext.number,
        }
      : {}),
    chat_id_list: chatIds,
    state,
  };
}

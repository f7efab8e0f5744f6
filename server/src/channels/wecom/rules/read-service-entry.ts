import type { ServiceEntry, ServiceState } from '../../service.ts';
import type { WecomServiceEntry } from '../client/service-calls.ts';

const ORIGINS: Readonly<Record<number, 'customer' | 'system' | 'member'>> = {
  3: 'customer',
  4: 'system',
  5: 'member',
};
/** `change_type` of a session: taken, given to another, ended, taken up again. */
const STATES: Readonly<Record<number, ServiceState>> = { 1: 'member', 2: 'member', 3: 'ended', 4: 'member' };

/** What a line of `kf/sync_msg` means; null for what is not used, or lacks what it needs. */
export function readServiceEntry(line: WecomServiceEntry): ServiceEntry | null {
  const head = { id: line.msgid, at: new Date(line.send_time * 1000) };
  if (line.msgtype === 'event') return readEvent(head, line.event);
  const from = ORIGINS[line.origin ?? 0];
  if (!from || !line.external_userid) return null;
  const text = line.text?.content?.replaceAll('\u0000', '') ?? null;
  return {
    ...head,
    kind: 'message',
    customer: line.external_userid,
    from,
    type: line.msgtype ?? 'other',
    text,
  };
}

function readEvent(head: { id: string; at: Date }, event: WecomServiceEntry['event']): ServiceEntry | null {
  if (event?.event_type === 'msg_send_fail' && event.fail_msgid)
    return { ...head, kind: 'failed', messageId: event.fail_msgid, reason: event.fail_type ?? 0 };
  const customer = event?.external_userid;
  if (!customer) return null;
  if (event.event_type === 'enter_session')
    return { ...head, kind: 'entered', customer, scene: event.scene || null };
  const state = event.event_type === 'session_status_change' ? STATES[event.change_type ?? 0] : undefined;
  return state
    ? { ...head, kind: 'state', customer, state, member: event.new_servicer_userid || null }
    : null;
}

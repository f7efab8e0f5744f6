import { z } from 'zod';
import { newId } from '../kernel/ids.ts';
import { PlatformError } from '../platform/errors.ts';
import type { Staff } from '../state/state.ts';
import { appContent, contentOf } from './app-message/app-content.ts';
import { issueCard } from './app-message/card-codes.ts';
import { type Call, endpoint } from './endpoint.ts';

const INBOX_KEPT = 1000;
const PER_MINUTE = 30;
const PER_HOUR = 1000;

const input = z.object({
  touser: z.string().optional(),
  toparty: z.string().optional(),
  totag: z.string().optional(),
  agentid: z.union([z.number(), z.string().regex(/^\d+$/)]).optional(),
  ...appContent,
});
type Message = z.infer<typeof input>;

interface Receivers {
  staff: Staff[];
  invalidUsers: string[];
  invalidParties: string[];
  invalidTags: string[];
}

const listed = (text: string): string[] => text.split('|').filter((one) => one !== '');

function receiversOf(call: Call, message: Message): Receivers {
  const all = [...call.world.state.staff.values()];
  const { touser = '', toparty = '', totag = '' } = message;
  if (touser === '@all') return { staff: all, invalidUsers: [], invalidParties: [], invalidTags: [] };
  if (touser + toparty + totag === '') throw new PlatformError(82001);
  const tags = listed(totag).map((id) => ({ id, tag: call.world.state.memberTags.get(Number(id)) }));
  const users = [...listed(touser), ...tags.flatMap(({ tag }) => tag?.users ?? [])];
  const parties = [...listed(toparty), ...tags.flatMap(({ tag }) => (tag?.parties ?? []).map(String))];
  if (parties.length > 100) throw new PlatformError(82002);
  if (tags.length > 100) throw new PlatformError(82003);
  if (users.length > 1000) throw new PlatformError(40032);
  const known = new Set(call.world.state.departments.map((one) => String(one.id)));
  const staff = all.filter(
    (one) => users.includes(one.userid) || one.department.some((id) => parties.includes(String(id))),
  );
  return {
    staff,
    invalidUsers: users.filter((userid) => !call.world.state.staff.has(userid)),
    invalidParties: parties.filter((id) => !known.has(id)),
    invalidTags: tags.filter(({ tag }) => tag === undefined).map(({ id }) => id),
  };
}

/** More than 30 a minute or 1000 an hour to one member is dropped without an error. */
function isFlooded(staff: Staff, now: number): boolean {
  const within = (ms: number): number => staff.inbox.filter((one) => one.at > now - ms).length;
  return within(60_000) >= PER_MINUTE || within(3_600_000) >= PER_HOUR;
}

/** POST message/send: an app message to members. */
export const sendMessage = endpoint({
  path: 'message/send',
  method: 'post',
  input,
  handle(call, message) {
    const { world, now } = call;
    if (message.agentid === undefined) throw new PlatformError(41011);
    if (Number(message.agentid) !== world.state.tenant.agentId) throw new PlatformError(40056);
    const { content, isInteractive } = contentOf(call, message);
    const receivers = receiversOf(call, message);
    if (receivers.staff.length === 0) throw new PlatformError(81013);
    const msgid = newId(world.state, 'app-message', '', 40);
    for (const staff of receivers.staff) {
      if (isFlooded(staff, now)) continue;
      staff.inbox.push({ msgid, at: now, msgtype: message.msgtype ?? '', content });
      if (staff.inbox.length > INBOX_KEPT) staff.inbox.shift();
    }
    return {
      invaliduser: receivers.invalidUsers.join('|'),
      invalidparty: receivers.invalidParties.join('|'),
      invalidtag: receivers.invalidTags.join('|'),
      unlicenseduser: '',
      msgid,
      ...(isInteractive ? { response_code: issueCard(call, msgid) } : {}),
    };
  },
});

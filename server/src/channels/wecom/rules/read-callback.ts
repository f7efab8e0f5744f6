import type { CardPress } from '../../staff-cards.ts';
import type { Loss } from './known.ts';
import { type ChatChange, readChatChange } from './read-chat-change.ts';

/** A callback, as far as we act on it. Times are the platform's, in whole seconds. */
export type Callback =
  | {
      kind: 'added';
      userid: string;
      externalUserid: string;
      at: Date;
      state: string;
      welcomeCode: string | null;
      half: boolean;
    }
  | { kind: 'gone'; userid: string; externalUserid: string; at: Date; loss: Loss }
  /** `userid` is who would have taken the customer. */
  | { kind: 'transfer-failed'; userid: string; externalUserid: string; at: Date; reason: string }
  /** Something about the person is different: ask the platform what. */
  | { kind: 'changed'; externalUserid: string }
  | { kind: 'tags-changed' }
  /** Something happened at a customer-service account: read it there. */
  | { kind: 'service'; account: string; token: string | null }
  /** A member pressed a button of a card. */
  | { kind: 'card'; press: CardPress }
  | ChatChange
  | { kind: 'other'; note: string };

export type Fields = Readonly<Record<string, string>>;

const ID = /^[\w@.-]{1,128}$/;

/** What the fields of a message mean; null when a message we act on lacks what it needs. */
export function readCallback(fields: Fields): Callback | null {
  if (fields.Event === 'change_external_tag') return { kind: 'tags-changed' };
  if (fields.Event === 'kf_msg_or_event') return readServiceCall(fields);
  if (fields.Event === 'template_card_event') return readPress(fields);
  if (fields.Event === 'change_external_chat') return readChatChange(fields, readTime(fields.CreateTime));
  if (fields.Event !== 'change_external_contact') {
    const name = [fields.MsgType, fields.Event, fields.ChangeType].filter(Boolean).join('/');
    return { kind: 'other', note: `not used: ${name.slice(0, 80)}` };
  }
  return readContactChange(fields);
}

function readServiceCall({ OpenKfId = '', Token = '' }: Fields): Callback | null {
  return ID.test(OpenKfId)
    ? { kind: 'service', account: OpenKfId, token: Token.slice(0, 128) || null }
    : null;
}

/** One of several selections, and of a card without an id, is not ours. */
function readPress({
  TaskId = '',
  EventKey = '',
  FromUserName = '',
  ResponseCode = '',
}: Fields): Callback | null {
  if (!ID.test(TaskId) || !ID.test(FromUserName) || EventKey === '' || ResponseCode === '') return null;
  return {
    kind: 'card',
    press: {
      key: TaskId,
      button: EventKey.slice(0, 64),
      userid: FromUserName,
      code: ResponseCode.slice(0, 512),
    },
  };
}

const FAILURES: Readonly<Record<string, string>> = {
  customer_refused: 'refused',
  customer_limit_exceed: 'taker-full',
};

const CHANGES: Readonly<Record<string, (head: Head, fields: Fields) => Callback>> = {
  add_external_contact: (head, fields) => readAdd(head, fields, false),
  add_half_external_contact: (head, fields) => readAdd(head, fields, true),
  del_follow_user: (head) => ({ kind: 'gone', ...head, loss: 'lost' }),
  del_external_contact: (head, { Source }) => ({
    kind: 'gone',
    ...head,
    loss: Source === 'DELETE_BY_TRANSFER' ? 'handed-over' : 'removed',
  }),
  transfer_fail: (head, { FailReason = '' }) => ({
    kind: 'transfer-failed',
    ...head,
    reason: FAILURES[FailReason] ?? 'unknown',
  }),
  edit_external_contact: ({ externalUserid }) => ({ kind: 'changed', externalUserid }),
  // Our own note to ask for a profile that could not be had at once.
  profile_wanted: ({ externalUserid }) => ({ kind: 'changed', externalUserid }),
};

interface Head {
  userid: string;
  externalUserid: string;
  at: Date;
}

function readContactChange(fields: Fields): Callback | null {
  const { ChangeType = '', UserID: userid = '', ExternalUserID: externalUserid = '' } = fields;
  const read = Object.hasOwn(CHANGES, ChangeType) ? CHANGES[ChangeType] : undefined;
  if (!read) return { kind: 'other', note: `not used: ${ChangeType.slice(0, 80)}` };
  const at = readTime(fields.CreateTime);
  if (!ID.test(userid) || !ID.test(externalUserid) || !at) return null;
  return read({ userid, externalUserid, at }, fields);
}

function readAdd(head: Head, fields: Fields, half: boolean): Callback {
  return {
    kind: 'added',
    ...head,
    state: (fields.State ?? '').slice(0, 100),
    welcomeCode: fields.WelcomeCode?.slice(0, 1000) || null,
    half,
  };
}

/** Seconds since 1970 as the platform writes them; null for anything else. */
export function readTime(text: string | undefined): Date | null {
  const seconds = Number(text);
  return Number.isInteger(seconds) && seconds > 0 && seconds < 1e11 ? new Date(seconds * 1000) : null;
}

const CHAT = 'chat:';

/** Rows of one subject are worked off in order: the adds and losses of one person, the changes of one group. */
export function subjectOf(callback: Callback | null): string | null {
  if (callback?.kind === 'chat') return `${CHAT}${callback.chatId}`;
  return callback?.kind === 'added' || callback?.kind === 'gone' ? callback.externalUserid : null;
}

/** Whether a repeat of an equal message may stand for a second change within the same second. */
export function mayRepeat(callback: Callback | null): boolean {
  return callback?.kind === 'changed' || callback?.kind === 'tags-changed' || callback?.kind === 'chat';
}

/** A group is asked for as a whole, so nothing is lost when the next of its rows comes first. */
export const mustKeepOrder = (subject: string | null): boolean =>
  subject !== null && !subject.startsWith(CHAT);

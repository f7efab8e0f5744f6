/** One try to deliver a push. */
export interface PushTry {
  /** World time, Unix milliseconds. */
  at: number;
  /** Machine milliseconds. */
  took: number;
  /** Empty when it was received. */
  error: string;
  /** What the signature was made of; the token itself is not shown. */
  signature: { msgSignature: string; timestamp: string; nonce: string; encryptedLength: number };
}

/** What became of a push. `dropped`: a fault swallowed it before it was sent. */
export type PushFate = 'waiting' | 'received' | 'lost' | 'dropped';

/** One push, as /control shows it. */
export interface LoggedPush {
  id: number;
  channel: 'wecom' | 'account';
  /** World time of the event, Unix milliseconds. */
  at: number;
  /** `Event` and `ChangeType`, or the type of the message. */
  what: string;
  /** The decrypted XML. */
  xml: string;
  fate: PushFate;
  /** Milliseconds that a fault held it back. */
  heldMs: number;
  isDuplicate: boolean;
  tries: PushTry[];
}

/** The last pushes. */
export interface PushLog {
  add(push: LoggedPush): LoggedPush;
  /** Newest first. */
  newest(): LoggedPush[];
  readonly total: number;
}

const KEPT = 300;
const XML_KEPT = 4000;

/** Name of an event in its XML. */
export function whatIn(xml: string): string {
  const part = (name: string): string =>
    new RegExp(`<${name}>(?:<!\\[CDATA\\[)?([^\\]<]*)`).exec(xml)?.[1] ?? '';
  const [event, change, type] = [part('Event'), part('ChangeType'), part('MsgType')];
  if (event === '') return type;
  return change === '' ? event : `${event} / ${change}`;
}

/** A ring of the last three hundred pushes. */
export function createPushLog(): PushLog {
  const ring: LoggedPush[] = [];
  let total = 0;
  return {
    add(push) {
      const kept = { ...push, xml: push.xml.slice(0, XML_KEPT) };
      ring[total % KEPT] = kept;
      total++;
      return kept;
    },
    newest() {
      const from = total > KEPT ? total % KEPT : 0;
      return [...ring.slice(from), ...ring.slice(0, from)].reverse();
    },
    get total() {
      return total;
    },
  };
}

import type { ChannelEvent } from '../../../channels/port.ts';
import type { ServiceEntry, ServiceState } from '../../../channels/service.ts';

/** What a page changes in one conversation; null where it says nothing. */
export interface ChatChange {
  customer: string;
  lastAt: Date;
  wroteAt: Date | null;
  /** `reopened`: the customer wrote, which begins an ended conversation anew. */
  state: ServiceState | 'reopened' | null;
  member: string | null;
}

/** What a page says, each conversation once. */
export interface Folded {
  chats: ChatChange[];
  messages: Extract<ServiceEntry, { kind: 'message' }>[];
  failures: Extract<ServiceEntry, { kind: 'failed' }>[];
}

/** Sums up a page in its order. */
export function foldEntries(entries: readonly ServiceEntry[]): Folded {
  const chats = new Map<string, ChatChange>();
  for (const entry of entries) {
    if (entry.kind === 'failed') continue;
    const before = chats.get(entry.customer) ?? {
      customer: entry.customer,
      lastAt: entry.at,
      wroteAt: null,
      state: null,
      member: null,
    };
    chats.set(entry.customer, changeChat(before, entry));
  }
  return {
    chats: [...chats.values()],
    messages: entries.flatMap((entry) => (entry.kind === 'message' ? entry : [])),
    failures: entries.flatMap((entry) => (entry.kind === 'failed' ? entry : [])),
  };
}

function changeChat(chat: ChatChange, entry: Exclude<ServiceEntry, { kind: 'failed' }>): ChatChange {
  const seen = { ...chat, lastAt: entry.at };
  if (entry.kind === 'state')
    return { ...seen, state: entry.state, member: entry.state === 'member' ? entry.member : null };
  if (entry.kind === 'entered' || entry.from !== 'customer') return seen;
  const begins = chat.state === null ? 'reopened' : chat.state === 'ended' ? 'new' : chat.state;
  return { ...seen, wroteAt: entry.at, state: begins };
}

/** The event that an entry is to the log; null for none. What was said stays out of the log. */
export function eventOfEntry(account: string, entry: ServiceEntry): ChannelEvent | null {
  const head = (customer: string) => ({
    at: entry.at,
    identities: [{ kind: 'external_userid', value: customer }],
    dedupe: `service:${account}:${entry.id}`,
  });
  if (entry.kind === 'entered') {
    const props = { account, ...(entry.scene === null ? {} : { scene: entry.scene }) };
    return { ...head(entry.customer), name: 'service.entered', props };
  }
  if (entry.kind !== 'message' || entry.from !== 'customer') return null;
  return { ...head(entry.customer), name: 'message.received', props: { account, type: entry.type } };
}

import type { ChannelEvent } from '../../../channels/port.ts';
import type { ServiceCustomer, ServiceEntry, ServiceState } from '../../../channels/service.ts';

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

/** Customers who came or wrote, each once. */
export function customersOf(entries: readonly ServiceEntry[]): string[] {
  return [...new Set(entries.filter(isOfCustomer).map(({ customer }) => customer))];
}

type OfCustomer = Extract<ServiceEntry, { kind: 'entered' | 'message' }>;

function isOfCustomer(entry: ServiceEntry): entry is OfCustomer {
  return entry.kind === 'entered' || (entry.kind === 'message' && entry.from === 'customer');
}

/**
 * What a page is to the log, in its order. Of those who are `met` for the first time it is told who they are. What was said
 * stays out of the log.
 */
export function eventsOf(
  account: string,
  entries: readonly ServiceEntry[],
  met: ReadonlyMap<string, ServiceCustomer>,
): ChannelEvent[] {
  const told = new Set<string>();
  return entries.flatMap((entry) => {
    if (!isOfCustomer(entry)) return [];
    const customer = met.get(entry.customer);
    const isNew = customer !== undefined && !told.has(entry.customer);
    told.add(entry.customer);
    return [...(isNew ? [introduction(customer, entry.at)] : []), eventOfEntry(account, entry, customer)];
  });
}

function identitiesOf(id: string, met: ServiceCustomer | undefined): ChannelEvent['identities'] {
  const own = { kind: 'external_userid', value: id };
  return met?.unionid ? [own, { kind: 'unionid', value: met.unionid }] : [own];
}

function introduction(customer: ServiceCustomer, at: Date): ChannelEvent {
  const { id, name, avatar } = customer;
  return {
    name: 'contact.updated',
    at,
    identities: identitiesOf(id, customer),
    props: { ...(name === null ? {} : { name }), ...(avatar === null ? {} : { avatar }) },
    dedupe: `service:customer:${id}`,
  };
}

function eventOfEntry(account: string, entry: OfCustomer, met: ServiceCustomer | undefined): ChannelEvent {
  const head = {
    at: entry.at,
    identities: identitiesOf(entry.customer, met),
    dedupe: `service:${account}:${entry.id}`,
  };
  if (entry.kind === 'message')
    return { ...head, name: 'message.received', props: { account, type: entry.type } };
  const props = { account, ...(entry.scene === null ? {} : { scene: entry.scene }) };
  return { ...head, name: 'service.entered', props };
}

import { createHash } from 'node:crypto';
import type { Database } from '../../../server/src/kernel/database/database.ts';
import { sql } from '../../../server/src/kernel/database/sql.ts';
import type { Platform } from '../emulator.ts';
import { CARE } from '../plan.ts';
import { joined } from './as-one.ts';
import { complaint } from './rule.ts';

/** Something said at an account of customer service, as the platform keeps it. */
export interface Said {
  id: string;
  account: string;
  customer: string;
  /** The customer, or a program of ours. */
  by: 'customer' | 'us';
  /** Unix seconds. */
  at: number;
}

/** What a journey wanted to be said. */
export interface Wanted {
  /** Id on the platform. */
  id: string;
  state: string;
  reason: string | null;
  contact_id: number | null;
  enrolment_id: number;
  message: string;
  /** Of somebody who was merged, whose journeys went on side by side. */
  joined: boolean;
}

/** Both sides of customer service. */
export interface ServiceFacts {
  /** Account by account, in the order of each. */
  said: readonly Said[];
  wanted: readonly Wanted[];
  /** `account id` of the messages that the server has. */
  read: ReadonlySet<string>;
  /** How often the log was told of a message, by `account id`. */
  told: ReadonlyMap<string, number>;
}

const MOST = 5;
const WINDOW_S = 48 * 3600;

/** Compares what was said at the accounts with what the server has read, told and wanted. */
export async function checkService(
  db: Database,
  platform: Platform,
  accounts: readonly string[],
): Promise<{ complaints: string[]; totals: Record<string, number> }> {
  const facts = await readFacts(db, platform, accounts);
  const totals = {
    heard: facts.said.filter(({ by }) => by === 'customer').length,
    answered: facts.said.filter(({ by }) => by === 'us').length,
  };
  return { complaints: judgeService(facts), totals };
}

/** What must hold of the two sides. */
export function judgeService(facts: ServiceFacts): string[] {
  const { said, wanted, read, told } = facts;
  const heard = said.filter(({ by }) => by === 'customer').map(placeOf);
  const times = new Map<string, number>();
  for (const { id } of said.filter(({ by }) => by === 'us')) times.set(id, (times.get(id) ?? 0) + 1);
  const known = new Set(wanted.map(({ id }) => id));
  return [
    ...complaint(
      'what customers wrote to customer service is read',
      heard.filter((place) => !read.has(place)),
    ),
    ...complaint(
      'what customers wrote is told to the log, once',
      heard.filter((place) => told.get(place) !== 1),
    ),
    ...complaint(
      'a message by customer service is said once',
      [...times].filter(([, n]) => n > 1).map(([id]) => id),
    ),
    ...complaint(
      'nothing is said that no journey wanted',
      [...times.keys()].filter((id) => !known.has(id)),
    ),
    ...complaint(
      'a message by customer service ends as the platform has it',
      wanted.filter((one) => isMistaken(one, times.has(one.id))),
    ),
    ...complaint(
      'nothing is asked of customer service that it must refuse',
      wanted.filter(({ reason }) => /^platform-950(01|02|31)/.test(reason ?? '')),
    ),
    ...complaint(`${MOST} messages at most within 48 hours of the customer's`, said.filter(outsideWindow())),
    ...complaint('messages of a conversation come in the order of the plan', disordered(said, wanted)),
  ];
}

const placeOf = ({ account, id }: Pick<Said, 'account' | 'id'>): string => `${account} ${id}`;

function isMistaken({ state, reason }: Wanted, isThere: boolean): boolean {
  if (reason === 'outcome-unknown') return false;
  return (state === 'sent') !== isThere;
}

/** Told of everything that was said in its order, whether it was one too many. */
function outsideWindow(): (one: Said) => boolean {
  const windows = new Map<string, { since: number; left: number }>();
  return ({ account, customer, by, at }) => {
    const place = `${account} ${customer}`;
    const window = windows.get(place) ?? { since: Number.NEGATIVE_INFINITY, left: 0 };
    const isOver = by === 'us' && (window.left === 0 || at - window.since > WINDOW_S);
    windows.set(place, by === 'us' ? { ...window, left: window.left - 1 } : { since: at, left: MOST });
    return isOver;
  };
}

/** Journeys of a person follow one another, and so do the messages of each. */
function disordered(said: readonly Said[], wanted: readonly Wanted[]): string[] {
  const byId = new Map(wanted.map((one) => [one.id, one]));
  const last = new Map<string, Wanted>();
  return said.flatMap(({ account, customer, id, by }) => {
    const now = by === 'us' ? byId.get(id) : undefined;
    if (!now || now.joined) return [];
    const place = `${account} ${customer}`;
    const before = last.get(place);
    last.set(place, now);
    if (!before || rankOf(before) < rankOf(now)) return [];
    return [`${place}: ${wordOf(before)}, then ${wordOf(now)}`];
  });
}

const rankOf = ({ enrolment_id, message }: Wanted): number =>
  enrolment_id * CARE.length + CARE.indexOf(message);
const wordOf = ({ enrolment_id, message }: Wanted): string => `${message} of ${enrolment_id}`;

interface Entry {
  msgid: string;
  external_userid: string;
  origin: number;
  msgtype: string;
  send_time: number;
}

const SPEAKERS: Record<number, Said['by']> = { 3: 'customer', 5: 'us' };

async function readFacts(
  db: Database,
  platform: Platform,
  accounts: readonly string[],
): Promise<ServiceFacts> {
  const said: Said[] = [];
  for (const account of accounts) {
    const { log } = await platform.get<{ log: Entry[] }>(`kf/${account}`);
    for (const { msgid: id, external_userid: customer, origin, msgtype, send_time: at } of log) {
      const by = SPEAKERS[origin];
      if (by && msgtype !== 'event') said.push({ id, account, customer, by, at });
    }
  }
  const read = await db.rows<{ account: string; id: string }>(sql`select account, id from service_message`);
  const told = await db.rows<{ place: string; n: number }>(sql`
    select replace(substr(dedupe, length('service:') + 1), ':', ' ') as place, count(*) as n
    from event where name = 'message.received' group by 1`);
  const wanted = await db.rows<Omit<Wanted, 'id'> & { dedupe: string }>(sql`
    select dedupe, state, reason, contact_id, enrolment_id, message, contact_id in ${joined} as joined
    from intention where kind = 'service-message' order by id`);
  return {
    said,
    read: new Set(read.map(placeOf)),
    told: new Map(told.map(({ place, n }) => [place, n])),
    wanted: wanted.map(({ dedupe, ...rest }) => ({ ...rest, id: idOf(dedupe) })),
  };
}

/** What the platform is given as the id of a message. */
const idOf = (dedupe: string): string => createHash('sha256').update(dedupe).digest('hex').slice(0, 32);

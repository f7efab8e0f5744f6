import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { ChatNews } from '../../chats.ts';
import type { Fact } from '../rules/tell.ts';
import type { ClaimedRow } from './claim.ts';
import { INBOX_CHANNEL, keepCallbacks, type NewCallback } from './keep-callback.ts';
import { type TellDeps, tellFacts } from './tell-facts.ts';

/** A row whose calls are done: what was learned, or why there is nothing to tell. */
export interface Ready {
  row: ClaimedRow;
  outcome:
    | { kind: 'fact'; fact: Fact }
    /** A group as it is; rows about it that came before `coversUntil` are answered by it too. */
    | { kind: 'chat'; news: ChatNews; coversUntil: Date }
    | { kind: 'note'; note: string }
    /** `blameless`: the store was away, which says nothing about the callback. */
    | { kind: 'retry'; error: string; at: Date; blameless?: boolean }
    | { kind: 'failed'; error: string };
  /** The profile could not be had in time: ask again then. */
  profileAt?: Date;
}

interface Ending {
  id: number;
  rev: number;
  state: 'new' | 'done' | 'failed';
  note: string | null;
  error: string | null;
  nextAt: Date | null;
  /** Counts as one of its attempts. */
  tried?: boolean;
}

/** Tells the facts of these rows and marks the rows, all in the caller's transaction. Rows done meanwhile are left. */
export async function settleRows(tx: Tx, ready: readonly Ready[], deps: TellDeps): Promise<void> {
  const open = await lockOpen(
    tx,
    ready.map(({ row }) => row.id),
  );
  const mine = ready.filter(({ row }) => open.has(row.id)).sort((a, b) => a.row.id - b.row.id);
  const facts = mine.flatMap(({ outcome }) => (outcome.kind === 'fact' ? [outcome.fact] : []));
  const told = await tellFacts(tx, facts, deps);
  let nr = 0;
  const endings = mine.map(({ row, outcome }): Ending => {
    const base = { id: row.id, rev: row.rev, note: null, error: null, nextAt: null };
    if (outcome.kind === 'note') return { ...base, state: 'done', note: outcome.note };
    if (outcome.kind === 'retry')
      return { ...base, state: 'new', error: outcome.error, nextAt: outcome.at, tried: !outcome.blameless };
    if (outcome.kind === 'failed') return { ...base, state: 'failed', error: outcome.error, tried: true };
    const result = told[nr++];
    if (result?.again) return { ...base, state: 'new', nextAt: deps.now };
    return { ...base, state: 'done', note: result?.note ?? null };
  });
  await markRows(tx, endings);
  await askForProfiles(tx, mine, deps.now);
  await wakeFollowers(tx, mine);
}

/** Rows of these that are still to be done, locked. */
export async function lockOpen(tx: Tx, ids: number[]): Promise<Set<number>> {
  const rows = await tx.rows<{ id: number }>(sql`
    select id from inbox where id = any(${ids}::bigint[]) and state = 'new' order by id for update`);
  return new Set(rows.map((row) => row.id));
}

/** A row that was repeated while it was worked on stays new. */
export function markRows(tx: Tx, endings: Ending[]): Promise<number> {
  return tx.run(sql`
    update inbox i
    set state = case when i.rev = r."rev" then r."state" else 'new' end,
        note = r."note", error = r."error", claimed_until = null, next_at = coalesce(r."nextAt", i.next_at),
        attempts = i.attempts + case when r."tried" then 1 else 0 end
    from json_to_recordset(${JSON.stringify(endings)}::json)
      as r ("id" bigint, "rev" int, "state" text, "note" text, "error" text, "nextAt" timestamptz, "tried" boolean)
    where i.id = r."id"`);
}

function askForProfiles(tx: Tx, mine: readonly Ready[], now: Date): Promise<void> {
  const wanted = mine.flatMap(({ row, profileAt }): NewCallback[] => {
    if (!profileAt) return [];
    const { UserID = '', ExternalUserID = '', CreateTime = '' } = row.body;
    const head = { Event: 'change_external_contact', ChangeType: 'profile_wanted' };
    return [{ fields: { ...head, UserID, ExternalUserID, CreateTime }, notBefore: profileAt }];
  });
  return keepCallbacks(tx, wanted, now);
}

async function wakeFollowers(tx: Tx, mine: readonly Ready[]): Promise<void> {
  const subjects = mine.flatMap(({ row }) => row.subject ?? []);
  await tx.run(sql`
    select pg_notify(${INBOX_CHANNEL}, '')
    where exists (
      select from inbox where channel = 'wecom' and state = 'new' and subject = any(${subjects}::text[]))`);
}

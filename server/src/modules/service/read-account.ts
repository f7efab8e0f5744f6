import { createHash } from 'node:crypto';
import type { ServicePage } from '../../channels/service.ts';
import { withLockIfFree } from '../../kernel/database/lock.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { ServiceDeps } from './deps.ts';
import { meetCustomers } from './meet-customers.ts';
import { eventsOf, foldEntries } from './rules/fold-entries.ts';
import { storePage } from './sql/store-page.ts';
import { syncAccounts } from './sync-accounts.ts';

/**
 * Reads an account from where reading stopped to its end; false while another process does. Every page is stored, told
 * and passed in one transaction, which a process that comes too late finds passed already: no gap, nothing told twice.
 * @throws when the platform does not answer; reading goes on from the last page that was stored.
 */
export async function readAccount(
  deps: ServiceDeps,
  account: string,
  token: string | null,
): Promise<boolean> {
  const done = await withLockIfFree(deps.db, lockOf(account), async () => {
    if (!(await isKnown(deps, account))) await syncAccounts(deps);
    // An account that the platform does not list is not ours to read.
    while ((await isKnown(deps, account)) && (await readPage(deps, account, token)));
    return true;
  });
  return done ?? false;
}

async function isKnown({ db }: ServiceDeps, account: string): Promise<boolean> {
  return (
    (await db.rows(sql`select 1 from service_account where id = ${account} and gone_at is null`)).length > 0
  );
}

/** One page; whether there is more. */
async function readPage(deps: ServiceDeps, account: string, token: string | null): Promise<boolean> {
  const before = await deps.db.one<{ cursor: string | null }>(
    sql`select cursor from service_account where id = ${account}`,
  );
  const cursor = before?.cursor ?? null;
  const page = await ask(deps, { account, cursor, token });
  const met = await meetCustomers(deps, page.entries);
  await deps.db.transaction(async (tx) => {
    const passed = await tx.run(sql`
      update service_account set cursor = ${page.cursor}, read_at = ${deps.clock.now()}
      where id = ${account} and cursor is not distinct from ${cursor}`);
    if (passed === 0) return;
    const events = eventsOf(account, page.entries, met);
    if (events.length > 0) await deps.ingest(tx, events, 'wecom');
    await storePage(tx, account, foldEntries(page.entries));
  });
  return page.more;
}

async function ask(
  { port }: ServiceDeps,
  from: { account: string; cursor: string | null; token: string | null },
): Promise<ServicePage> {
  let outcome = await port.readService(from);
  // A token lives ten minutes; without one the platform answers too, less often.
  if (outcome.kind === 'refused' && outcome.reason === 'kf-bad-token' && from.token)
    outcome = await port.readService({ ...from, token: null });
  if (outcome.kind === 'done') return outcome.value;
  const why = outcome.kind === 'refused' ? `${outcome.reason} (${outcome.code})` : outcome.problem;
  throw new Error(`messages of ${from.account} could not be read: ${why}`);
}

/** Of 48 bits, so that it meets none of the fixed keys of other work. */
const lockOf = (account: string): number =>
  createHash('sha256').update(`service:${account}`).digest().readUIntBE(0, 6);

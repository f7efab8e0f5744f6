import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { CallOutcome } from '../../port.ts';
import type { StaffLogin } from '../../staff-login.ts';
import { seal, unseal } from '../client/seal.ts';
import { setupCalls } from '../client/setup-calls.ts';
import { jsSignature } from '../rules/js-signature.ts';
import type { CallDeps } from './deps.ts';

type Kind = 'corp' | 'app';
/** Renewed this long before it ends. */
const MARGIN_MS = 300_000;

/** Signs the address of a page, with a ticket that all processes share: the platform gives few. */
export function signPage(deps: CallDeps & { machine: Clock }): StaffLogin['signPage'] {
  return async ({ url, as }) => {
    const ticket = await ticketOf(deps, as);
    if (ticket.kind !== 'done') return ticket;
    const timestamp = Math.floor(deps.machine.now().getTime() / 1000);
    const nonceStr = randomBytes(8).toString('hex');
    const text = jsSignature({ ticket: ticket.value, nonceStr, timestamp, url });
    const signature = createHash('sha1').update(text).digest('hex');
    const { corpId, agentId } = deps.config;
    return { kind: 'done', value: { corpId, agentId, timestamp, nonceStr, signature } };
  };
}

async function ticketOf(deps: CallDeps, as: Kind): Promise<CallOutcome<string>> {
  const { db, clock, config, client } = deps;
  const name = `${config.corpId}:${config.agentId}:ticket-${as}`;
  const kept = await readTicket(db, { name, secret: config.secret, now: clock.now() });
  if (kept !== null) return { kind: 'done', value: kept };
  const outcome =
    as === 'corp'
      ? await client.call(setupCalls.getJsapiTicket, {})
      : await client.call(setupCalls.getAgentTicket, { type: 'agent_config' });
  if (outcome.kind !== 'done') return outcome;
  const { ticket, expires_in } = outcome.value;
  const expiresAt = new Date(clock.now().getTime() + expires_in * 1000 - MARGIN_MS);
  await db.run(sql`
    insert into wecom_token (app, sealed, expires_at, fetched_at)
    values (${name}, ${seal(config.secret, ticket)}, ${expiresAt}, ${clock.now()})
    on conflict (app) do update
      set sealed = excluded.sealed, expires_at = excluded.expires_at, fetched_at = excluded.fetched_at`);
  return { kind: 'done', value: ticket };
}

async function readTicket(
  db: Database,
  { name, secret, now }: { name: string; secret: string; now: Date },
): Promise<string | null> {
  const row = await db.one<{ sealed: Buffer }>(
    sql`select sealed from wecom_token where app = ${name} and expires_at > ${now}`,
  );
  return row ? unseal(secret, row.sealed) : null;
}

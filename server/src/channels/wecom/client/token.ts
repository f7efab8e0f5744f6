import { z } from 'zod';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database, Queryable } from '../../../kernel/database/database.ts';
import { withLock } from '../../../kernel/database/lock.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { CallOutcome, Refusal } from '../../port.ts';
import type { WecomConfig } from '../config.ts';
import { HELD_BACK, NOT_CONNECTED, UNREACHABLE } from '../error-codes.ts';
import type { Journal } from '../journal/journal.ts';
import { redactCall } from '../rules/redact-call.ts';
import type { Http, Wire } from './http.ts';
import { makePauses } from './pauses.ts';
import { refusalOf } from './refusal.ts';
import { seal, unseal } from './seal.ts';

/** The access token, shared by all processes through the database and renewed by one of them at a time. */
export interface Tokens {
  get(): Promise<CallOutcome<string>>;
  /** The platform did not take this token: the next `get` brings another one. */
  refuse(token: string): void;
}

export interface TokenDeps {
  config: Pick<WecomConfig, 'corpId' | 'secret' | 'agentId'>;
  http: Http;
  db: Database;
  clock: Clock;
  ticks: () => number;
  journal: Journal;
}

interface Token {
  value: string;
  expiresAt: number;
  /** Brought by this process just now, not found in the database. */
  isNew?: boolean;
}

const answerSchema = z.object({
  errcode: z.number().optional(),
  errmsg: z.string().optional(),
  access_token: z.string().min(1).optional(),
  expires_in: z.number().positive().optional(),
});
const GETTOKEN_MS = 5_000;
/** Wrong secrets repeated get the IP address banned for an hour. */
const PAUSE = {
  young: { withinMs: 5_000, firstMs: 2_000, mostMs: 15_000 },
  failed: { firstMs: 2_000, mostMs: 15_000 },
  wrongSecret: { firstMs: 60_000, mostMs: 600_000 },
};
const WRONG_SECRET = new Set([40001, 40013, 40091, 50003, 60020]);

/** @param deps.ticks machine milliseconds that never go back. */
export function makeTokens(deps: TokenDeps): Tokens {
  let pauses = makePauses(deps.ticks);
  let held: Token | undefined;
  let bornAt = Number.NEGATIVE_INFINITY;
  let refused: string | undefined;
  /** Why the last one did not come: said while it is not asked for again. */
  let trouble: Refusal | undefined;
  let heldFor = appOf(deps.config);
  let renewing: Promise<CallOutcome<string>> | undefined;
  const renew = async (): Promise<CallOutcome<string>> => {
    const left = pauses.left('gettoken');
    if (left > 0) return trouble ? { ...trouble, afterMs: Math.ceil(left) } : refusalOf(HELD_BACK, left);
    const outcome = await renewShared(deps, refused);
    if (outcome.kind === 'done') {
      trouble = undefined;
      held = outcome.value;
      if (held.isNew) bornAt = deps.ticks();
      pauses.clear('gettoken');
      return { kind: 'done', value: outcome.value.value };
    }
    trouble = outcome.kind === 'refused' ? outcome : undefined;
    const wrong = outcome.kind === 'refused' && WRONG_SECRET.has(outcome.code);
    const { firstMs, mostMs } = wrong ? PAUSE.wrongSecret : PAUSE.failed;
    pauses.complain('gettoken', firstMs, mostMs);
    return outcome;
  };
  /** Other settings: what was learnt with the old ones does not count. */
  const forget = (): void => {
    heldFor = appOf(deps.config);
    held = undefined;
    refused = undefined;
    trouble = undefined;
    pauses = makePauses(deps.ticks);
  };
  return {
    async get() {
      if (deps.config.corpId === '') return refusalOf(NOT_CONNECTED);
      if (appOf(deps.config) !== heldFor) forget();
      if (held && held.expiresAt > deps.clock.now().getTime()) return { kind: 'done', value: held.value };
      renewing ??= renew().finally(() => {
        renewing = undefined;
      });
      return renewing;
    },
    refuse(token) {
      refused = token;
      if (held?.value !== token) return;
      held = undefined;
      // A token that was refused as soon as it was brought: more of them would be a storm.
      const { withinMs, firstMs, mostMs } = PAUSE.young;
      if (deps.ticks() - bornAt < withinMs) pauses.complain('gettoken', firstMs, mostMs);
    },
  };
}

/** Which settings a token belongs to. */
const appOf = ({ corpId, agentId, secret }: TokenDeps['config']): string => `${corpId}:${agentId}:${secret}`;

/** Any fixed number: one process at a time asks for a token. */
const TOKEN_LOCK = 7_245_032;

/** Takes the token another process has brought meanwhile, or brings one; who comes later waits. */
async function renewShared(deps: TokenDeps, refused: string | undefined): Promise<CallOutcome<Token>> {
  const app = `${deps.config.corpId}:${deps.config.agentId}`;
  return withLock(deps.db, TOKEN_LOCK, async (): Promise<CallOutcome<Token>> => {
    const shared = await readShared(deps.db, app, deps.config.secret);
    if (shared && shared.value !== refused && shared.expiresAt > deps.clock.now().getTime()) {
      return { kind: 'done', value: shared };
    }
    const outcome = await fetchToken(deps);
    if (outcome.kind === 'done') await writeShared({ ...deps, app, token: outcome.value });
    return outcome;
  });
}

async function readShared(db: Queryable, app: string, secret: string): Promise<Token | undefined> {
  const row = await db.one<{ sealed: Buffer; expires_at: Date }>(
    sql`select sealed, expires_at from wecom_token where app = ${app}`,
  );
  const value = row ? unseal(secret, row.sealed) : null;
  return row && value !== null ? { value, expiresAt: row.expires_at.getTime() } : undefined;
}

function writeShared(input: TokenDeps & { app: string; token: Token }): Promise<number> {
  const { app, token, config, clock, db } = input;
  return db.run(sql`
    insert into wecom_token (app, sealed, expires_at, fetched_at)
    values (${app}, ${seal(config.secret, token.value)}, ${new Date(token.expiresAt)}, ${clock.now()})
    on conflict (app) do update
      set sealed = excluded.sealed, expires_at = excluded.expires_at, fetched_at = excluded.fetched_at`);
}

async function fetchToken(deps: TokenDeps): Promise<CallOutcome<Token>> {
  const { config, http, clock, ticks } = deps;
  const at = clock.now();
  const startedAt = ticks();
  const wire = await http.send({
    method: 'get',
    path: '/cgi-bin/gettoken',
    query: { corpid: config.corpId, corpsecret: config.secret },
    timeoutMs: GETTOKEN_MS,
  });
  const outcome = tokenOf(wire, at);
  note(deps, { at, ms: ticks() - startedAt, wire, outcome });
  return outcome;
}

function tokenOf(wire: Wire, at: Date): CallOutcome<Token> {
  // Without a token nothing has happened, whatever the reason.
  if (wire.kind !== 'answer') return refusalOf(UNREACHABLE);
  const answer = answerSchema.safeParse(wire.body);
  if (!answer.success) return refusalOf(-1);
  const { errcode = 0, errmsg, access_token, expires_in = 7200 } = answer.data;
  if (errcode !== 0 || access_token === undefined)
    return refusalOf(errcode === 0 ? -1 : errcode, undefined, errmsg);
  const margin = Math.min(300, expires_in / 10);
  const expiresAt = at.getTime() + (expires_in - margin) * 1000;
  return { kind: 'done', value: { value: access_token, expiresAt, isNew: true } };
}

interface Fetched {
  at: Date;
  ms: number;
  wire: Wire;
  outcome: CallOutcome<Token>;
}

function note({ journal, config }: TokenDeps, { at, ms, wire, outcome }: Fetched): void {
  journal.note({
    at,
    api: 'gettoken',
    ms: Math.round(ms),
    outcome: outcome.kind,
    errcode: wire.kind !== 'answer' ? null : outcome.kind === 'refused' ? outcome.code : 0,
    problem: wire.kind === 'answer' ? null : wire.problem,
    attempt: 1,
    request: redactCall({ corpid: config.corpId, corpsecret: config.secret }),
    answer: wire.kind === 'answer' ? redactCall(wire.body) : '',
  });
}

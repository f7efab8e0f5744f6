import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Queryable } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { HetangError } from '../errors.ts';
import type { Endpoint } from './app.ts';

const KEPT_MS = 86_400_000;
/** What is not answered after this has lost its process. */
const LOST_MS = 5 * 60_000;
const LOOK_MS = 50;
const PATIENCE_MS = 10_000;
const LONGEST_KEY = 200;
/** Characters; a longer answer is no answer to a POST that makes something. */
const LONGEST_BODY = 256 * 1024;
/** Of the answer, what belongs to it when it is given again. */
const HEADERS = ['content-type', 'location'] as const;

interface Kept {
  request_hash: Buffer;
  at: Date;
  status: number | null;
  headers: Record<string, string> | null;
  body: string | null;
}

/**
 * A POST with the header `Idempotency-Key` takes effect once: whoever sends it again within a day, as the answer was lost, gets the
 * same answer, marked `idempotency-replayed`. Failures of the server (5xx) are not kept: such a request may be tried again. Comes
 * before the endpoints.
 * @throws HetangError `request/key-reused` for another request with the key; `request/in-progress` while the first is under way;
 *   `request/outcome-unknown` when its process died on it; `request/answer-not-kept` when the answer held a secret.
 */
export function idempotency({ db, machine }: { db: Queryable; machine: Clock }): Endpoint {
  return (app) => {
    const mine = new WeakMap<FastifyRequest, Buffer>();
    app.addHook('preHandler', async (request, reply) => {
      const keyHash = keyOf(request);
      if (!keyHash) return;
      const requestHash = hash(request.url, JSON.stringify(request.body ?? null));
      if (await begin(db, { keyHash, requestHash, now: machine.now() })) {
        mine.set(request, keyHash);
        return;
      }
      const kept = await awaitAnswer(db, keyHash, { requestHash, now: () => machine.now() });
      return reply
        .status(kept.status)
        .headers({ ...kept.headers, 'idempotency-replayed': 'true' })
        .serializer(String)
        .send(kept.body);
    });
    app.addHook('onSend', async (request, reply, payload) => {
      const keyHash = mine.get(request);
      if (!keyHash) return payload;
      if (mayBeKept(reply, payload)) await keep(db, keyHash, { reply, payload });
      else await db.run(sql`delete from idempotent_request where key_hash = ${keyHash}`);
      return payload;
    });
  };
}

function keyOf(request: FastifyRequest): Buffer | null {
  const key = request.headers['idempotency-key'];
  if (request.method !== 'POST' || typeof key !== 'string' || !request.caller) return null;
  if (key.length === 0 || key.length > LONGEST_KEY)
    throw new HetangError('request/invalid', { field: 'Idempotency-Key', problem: `1–${LONGEST_KEY}` });
  const { kind, id } = request.caller;
  return hash(kind, String(id), request.routeOptions.url ?? '', key);
}

/** Each part with its length, so that no two lists of parts look the same. */
function hash(...parts: string[]): Buffer {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(`${part.length}:`).update(part);
  return sum.digest();
}

/** Answers whether this is the first request with the key. */
async function begin(
  db: Queryable,
  { keyHash, requestHash, now }: { keyHash: Buffer; requestHash: Buffer; now: Date },
): Promise<boolean> {
  await db.run(sql`delete from idempotent_request where at < ${new Date(now.getTime() - KEPT_MS)}`);
  const begun = await db.run(sql`
    insert into idempotent_request (key_hash, request_hash, at) values (${keyHash}, ${requestHash}, ${now})
    on conflict (key_hash) do nothing`);
  return begun > 0;
}

async function awaitAnswer(
  db: Queryable,
  keyHash: Buffer,
  { requestHash, now }: { requestHash: Buffer; now: () => Date },
): Promise<{ status: number; headers: Record<string, string> | null; body: string }> {
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_MS) {
    const kept = await db.one<Kept>(
      sql`select request_hash, at, status, headers, body from idempotent_request where key_hash = ${keyHash}`,
    );
    // The first one failed on our side: this sender tries again with the same key.
    if (!kept) throw new HetangError('request/in-progress');
    if (!kept.request_hash.equals(requestHash)) throw new HetangError('request/key-reused');
    if (kept.status !== null) {
      if (kept.body === null) throw new HetangError('request/answer-not-kept');
      return { status: kept.status, headers: kept.headers, body: kept.body };
    }
    if (now().getTime() - kept.at.getTime() > LOST_MS) throw new HetangError('request/outcome-unknown');
    await sleep(LOOK_MS);
  }
  throw new HetangError('request/in-progress');
}

function mayBeKept(reply: FastifyReply, payload: unknown): boolean {
  if (reply.statusCode >= 500 || reply.statusCode === 429) return false;
  return (
    payload === undefined ||
    payload === null ||
    (typeof payload === 'string' && payload.length <= LONGEST_BODY)
  );
}

async function keep(
  db: Queryable,
  keyHash: Buffer,
  { reply, payload }: { reply: FastifyReply; payload: unknown },
): Promise<void> {
  const names = HEADERS.filter((name) => reply.hasHeader(name));
  const headers = Object.fromEntries(names.map((name) => [name, String(reply.getHeader(name))]));
  const secret =
    reply.statusCode < 400 && String(reply.getHeader('cache-control') ?? '').includes('no-store');
  const body = secret ? null : String(payload ?? '');
  await db.run(sql`
    update idempotent_request set status = ${reply.statusCode}, headers = ${JSON.stringify(headers)}::jsonb, body = ${body}
    where key_hash = ${keyHash}`);
}

import type { Readable } from 'node:stream';
import { type ImportMessage, type ImportProgress, importFileQuery } from '@hetang/contract/http/imports';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { HetangError, type Lang } from '../../../kernel/errors.ts';
import type { Endpoint, HttpApp } from '../../../kernel/http/app.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import type { ImportListener } from '../context.ts';
import { type ImportDeps, importFile } from '../import-file.ts';
import { sayReason } from '../rules/reasons.ts';
import { findRun } from '../runs.ts';
import { type HeldRows, holdRows } from './held-rows.ts';
import { type LineWriter, makeLineWriter } from './line-writer.ts';

/** As often as this something is said, so that nobody between takes the connection for dead. */
const HEARTBEAT_MS = 5000;

/**
 * `PUT /v1/imports/:id/file`: takes the bytes of the file as they come and answers JSON lines while it works. The
 * answer is 200 once the work has begun; how it ended is the last line, `done` or `failed`. Closing the connection
 * stops the import after the batch under way.
 */
export function sendImportFile(deps: ImportDeps): Endpoint {
  return (app) => {
    app.register(async (inner) => {
      const scope = inner as HttpApp;
      // The body is not collected: it is read at the pace of the database.
      scope.addContentTypeParser('application/octet-stream', (_, payload, done) => done(null, payload));
      scope.put(
        '/v1/imports/:id/file',
        {
          config: { access: 'any', compress: false },
          schema: {
            tags: ['imports'],
            params: z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
            querystring: importFileQuery,
          },
        },
        async (request, reply) => {
          const { id } = request.params;
          const run = await findRun(deps.db, id, deps.clock.now());
          if (!run) throw new HetangError('request/not-found', { what: request.url });
          if (run.state !== 'waiting' || run.file !== null)
            throw new HetangError('import/already-sent', { id });
          const lines = makeLineWriter();
          const { rows } = request.query;
          const held = rows === undefined ? null : holdRows(rows);
          void work(deps, request, { id, lines, held, lang: langOf(request) });
          return reply.type('application/x-ndjson; charset=utf-8').send(lines.stream);
        },
      );
    });
  };
}

interface Conversation {
  id: number;
  lines: LineWriter;
  /** For a sender that does not read before it has sent all: nothing may wait for it until then. */
  held: HeldRows | null;
  lang: Lang;
}

async function work(
  deps: ImportDeps,
  request: FastifyRequest,
  { id, lines, held, lang }: Conversation,
): Promise<void> {
  const stop = new AbortController();
  lines.stream.once('close', () => stop.abort());
  const say = (message: ImportMessage) => lines.write(message);
  const mention = held ? async (message: ImportMessage) => lines.offer(message) : say;
  const pulse = makePulse(mention);
  try {
    const result = await importFile(deps, {
      runId: id,
      bytes: bytesOf(request.raw, stop),
      signal: stop.signal,
      listener: listenerOf({ say, mention, note: pulse.note, held, lang }),
    });
    for (const rows of held?.chunks() ?? []) await say({ type: 'given-back', rows });
    await say({ type: 'done', ...result });
  } catch (error) {
    if (!(error instanceof HetangError)) request.log.error({ err: error, importId: id }, 'import failed');
    const known =
      error instanceof HetangError
        ? error
        : new HetangError('server/failed', { requestId: String(request.id) });
    await say({
      type: 'failed',
      problem: { code: known.code, ...known.say(lang), requestId: String(request.id) },
    });
  } finally {
    pulse.stop();
    // A sender that is still sending would not read the answer if the connection closed under it.
    request.raw.resume();
    lines.end();
  }
}

async function* bytesOf(body: Readable, stop: AbortController): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false })) yield chunk as Uint8Array;
  } catch (error) {
    stop.abort();
    throw error;
  }
}

interface Voice {
  say(message: ImportMessage): Promise<void>;
  /** Says what may be left out. */
  mention(message: ImportMessage): Promise<void>;
  note(progress: ImportProgress): void;
  held: HeldRows | null;
  lang: Lang;
}

function listenerOf({ say, mention, note, held, lang }: Voice): ImportListener {
  return {
    heading: (cells) => say({ type: 'header', cells }),
    async progress(progress) {
      note(progress);
      await mention({ type: 'progress', ...progress });
    },
    async unused(rows) {
      const told = rows.map(({ line, reason, detail, cells }) => ({
        line,
        reason,
        message: sayReason({ reason, detail }, lang),
        cells,
      }));
      if (held) held.add(told);
      else await say({ type: 'given-back', rows: told });
    },
  };
}

/** Repeats the last progress while a long step says nothing. */
function makePulse(say: (message: ImportMessage) => Promise<void>) {
  let last: ImportProgress = { phase: 'reading', rows: 0, bytes: 0, written: 0, total: null };
  const timer = setInterval(() => void say({ type: 'progress', ...last }), HEARTBEAT_MS);
  return {
    note: (progress: ImportProgress) => {
      last = progress;
    },
    stop: () => clearInterval(timer),
  };
}

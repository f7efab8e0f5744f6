import type { Problem } from '@hetang/contract/http/common';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import { isDatabaseAway } from '../database/is-away.ts';
import { HetangError, type Lang, messageOf } from '../errors.ts';
import { issueWords } from './issue-words.ts';

/** `zh` unless the request prefers English. */
export function langOf(request: FastifyRequest): Lang {
  const wish = request.headers['accept-language'] ?? '';
  const en = wish.search(/\ben\b/i);
  const zh = wish.search(/\bzh\b/i);
  return en >= 0 && (zh < 0 || en < zh) ? 'en' : 'zh';
}

/** Of PostgreSQL. */
const DISK_FULL = '53100';

/** What is away is often back by then, and a sender that waits so long disturbs nobody. */
const RETRY_AFTER_S = 5;

/** The one place where a thrown error becomes an answer. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = asHetangError(error, request);
  if (known.status >= 500)
    request.log.error({ err: error, requestId: request.id, url: request.url }, known.code);
  return send(known, request, reply, fieldOf(error));
}

export function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return send(new HetangError('request/not-found', { what: request.url.slice(0, 200) }), request, reply);
}

function send(
  error: HetangError,
  request: FastifyRequest,
  reply: FastifyReply,
  field?: string,
): FastifyReply {
  const { message, hint } = error.say(langOf(request));
  const body: Problem = { code: error.code, message, hint, requestId: String(request.id) };
  if (field) body.field = field;
  if (error.status === 503) reply.header('retry-after', RETRY_AFTER_S);
  // 404 and 410 may be kept by a browser unless told otherwise, and what is gone can come back.
  return reply
    .status(error.status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(body);
}

function asHetangError(error: FastifyError, request: FastifyRequest): HetangError {
  if (error instanceof HetangError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const first = error.validation[0];
    const problem = first ? issueWords(first, langOf(request)) : '';
    return new HetangError('request/invalid', { field: fieldOf(error) ?? '', problem });
  }
  if (isResponseSerializationError(error))
    return new HetangError('server/failed', { requestId: String(request.id) }, { cause: error });
  if (error.statusCode === 413) return new HetangError('request/too-large', { limit: '10 MB' });
  if (error.statusCode === 429) return new HetangError('request/too-many', { seconds: 60 });
  if (error.statusCode && error.statusCode < 500) {
    return new HetangError('request/invalid', { field: '', problem: messageOf(error) });
  }
  if (error.code === DISK_FULL) return new HetangError('server/no-room', {}, { cause: error });
  if (isDatabaseAway(error)) return new HetangError('server/busy', {}, { cause: error });
  return new HetangError('server/failed', { requestId: String(request.id) }, { cause: error });
}

function fieldOf(error: FastifyError): string | undefined {
  if (!hasZodFastifySchemaValidationErrors(error)) return undefined;
  const path = error.validation[0]?.instancePath ?? '';
  return (
    path
      .slice(1)
      .replaceAll('/', '.')
      .replace(/\.(\d+)(?=\.|$)/g, '[$1]') || undefined
  );
}

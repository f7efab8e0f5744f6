import type { FastifyReply, FastifyRequest } from 'fastify';
import { ABSOLUTE_MS } from './rules/session-life.ts';

const NAME = 'hetang_session';

/** The session token that the browser sent, if any. */
export function readSessionCookie(request: FastifyRequest): string | null {
  return request.cookies[NAME] || null;
}

/** Hands the browser its session: out of reach of scripts and of strange pages' forms. */
export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(NAME, token, { ...attributes(request), maxAge: ABSOLUTE_MS / 1000 });
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(NAME, attributes(request));
}

function attributes(request: FastifyRequest) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isHttps(request) } as const;
}

/** A proxy in front says how the browser came; a lie about it only makes the liar's own cookie stricter. */
function isHttps(request: FastifyRequest): boolean {
  const forwarded = request.headers['x-forwarded-proto'];
  const [first = ''] = String(forwarded ?? '').split(',');
  return request.protocol === 'https' || first.trim().toLowerCase() === 'https';
}

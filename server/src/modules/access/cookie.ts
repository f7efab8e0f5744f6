import type { FastifyReply, FastifyRequest } from 'fastify';
import { ABSOLUTE_MS } from './rules/session-life.ts';

const NAME = 'hetang_session';
/** Members of staff have one of their own, so that both may be signed in in one browser. */
const STAFF = 'hetang_staff';
const LOGIN_STATE = 'hetang_login';
const LOGIN_SECONDS = 600;

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

export function readStaffCookie(request: FastifyRequest): string | null {
  return request.cookies[STAFF] || null;
}

export function setStaffCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(STAFF, token, { ...attributes(request), maxAge: ABSOLUTE_MS / 1000 });
}

export function clearStaffCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(STAFF, attributes(request));
}

/** What a login that was begun must come back with, and where it leads. */
export function readLoginState(request: FastifyRequest): string | null {
  return request.cookies[LOGIN_STATE] || null;
}

export function setLoginState(request: FastifyRequest, reply: FastifyReply, state: string): void {
  reply.setCookie(LOGIN_STATE, state, { ...attributes(request), maxAge: LOGIN_SECONDS });
}

export function clearLoginState(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(LOGIN_STATE, attributes(request));
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

import type { FastifyRequest } from 'fastify';

/** Where a session was begun, for the person to recognise it by. */
export function cameFrom(request: FastifyRequest): { ip: string; browser: string | null } {
  return { ip: request.ip, browser: request.headers['user-agent'] ?? null };
}

import type { Problem } from '@hetang/contract/http/common';
import { Unusable } from './command.ts';
import { type Io, pick } from './io.ts';

export interface ServerOptions {
  url: string;
  key?: string | undefined;
}
/** What the contract says an answer looks like. */
interface AnswerSchema<T> {
  safeParse(body: unknown): { success: true; data: T } | { success: false };
}
export type Answer<T> =
  | { ok: true; body: T }
  | { ok: false; status: number; problem: Problem & Record<string, unknown> };

interface ServerRequest {
  method: 'GET' | 'POST';
  path: string;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as they are. */
  bytes?: Uint8Array;
}

/**
 * Calls the running server and checks what it answers.
 * @throws Unusable when no Hetang answers there.
 */
export async function callServer<T>(
  io: Io,
  server: ServerOptions,
  request: ServerRequest,
  schema: AnswerSchema<T>,
): Promise<Answer<T>> {
  const response = await send(io, server, request);
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) {
    const parsed = schema.safeParse(body);
    if (parsed.success) return { ok: true, body: parsed.data };
    throw notHetang(io, server);
  }
  if (typeof body !== 'object' || body === null || !('code' in body)) throw notHetang(io, server);
  return { ok: false, status: response.status, problem: body as Problem & Record<string, unknown> };
}

/**
 * The bytes behind an address of the running server; null when it has none there.
 * @throws Unusable when no Hetang answers there.
 */
export async function fetchBytes(io: Io, server: ServerOptions, path: string): Promise<Uint8Array | null> {
  const response = await send(io, server, { method: 'GET', path });
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
}

async function send(io: Io, server: ServerOptions, request: ServerRequest): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': io.lang };
  if (server.key) headers.authorization = `Bearer ${server.key}`;
  if (request.body !== undefined) headers['content-type'] = 'application/json';
  if (request.bytes) headers['content-type'] = 'application/octet-stream';
  try {
    return await io.fetch(new URL(request.path, server.url), {
      method: request.method,
      headers,
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
      ...(request.bytes && { body: new Uint8Array(request.bytes) }),
    });
  } catch {
    throw new Unusable(
      pick(io, `连不上 ${server.url}`, `${server.url} does not answer`),
      pick(
        io,
        '先运行 npm start，或用 --url 指定服务器',
        'Run npm start first, or name the server with --url',
      ),
    );
  }
}

function notHetang(io: Io, server: ServerOptions): Unusable {
  return new Unusable(
    pick(io, `${server.url} 的回答不像荷塘服务器`, `What answers at ${server.url} is not a Hetang server`),
    pick(io, '检查 --url', 'Check --url'),
  );
}

/** Says a problem that the server answered. */
export function printProblem(problem: Problem, io: Io): void {
  io.err(`${problem.code} ${problem.message}`);
  if (problem.hint) io.err(`    ${problem.hint}`);
}

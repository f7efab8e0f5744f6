import { FormData, Pool } from 'undici';

/** What came back from the wire, before anybody looks at errcode. */
export type Wire =
  | { kind: 'answer'; body: unknown; date?: Date }
  /** No connection: the platform has seen nothing. */
  | { kind: 'unreachable'; problem: string }
  /** Sent, but no answer that can be read: it may have happened. */
  | { kind: 'unclear'; problem: string; timedOut: boolean };

/** A file as the platform takes it: one part of a form. */
export interface UploadFile {
  name: string;
  bytes: Uint8Array;
}

export interface WireRequest {
  method: 'get' | 'post';
  /** Path below the base URL, e.g. `/cgi-bin/gettoken`. */
  path: string;
  query: Record<string, string>;
  body?: unknown;
  /** Sent as a form in place of a body. */
  file?: UploadFile | undefined;
  timeoutMs: number;
}

export interface Http {
  send(request: WireRequest): Promise<Wire>;
  close(): Promise<void>;
}

const MAX_ANSWER = 16 * 1024 * 1024;
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_DESTROYED',
  'UND_ERR_CLOSED',
]);

/** A pool of kept-alive connections to one base URL. Problems are answers here, never exceptions. */
export function openHttp(baseUrl: string): Http {
  const url = new URL(baseUrl);
  const prefix = url.pathname.replace(/\/+$/, '');
  const pool = new Pool(url.origin, {
    connections: 24,
    pipelining: 1,
    keepAliveTimeout: 4_000,
    connect: { timeout: 3_000 },
    maxResponseSize: MAX_ANSWER,
  });
  return {
    async send(request) {
      const query = new URLSearchParams(request.query).toString();
      try {
        const answer = await pool.request({
          method: request.method === 'get' ? 'GET' : 'POST',
          path: `${prefix}${request.path}${query === '' ? '' : `?${query}`}`,
          ...bodyOf(request),
          signal: AbortSignal.timeout(request.timeoutMs),
        });
        const text = await answer.body.text();
        if (answer.statusCode !== 200) return unclear(`HTTP ${answer.statusCode}`);
        return { kind: 'answer', body: JSON.parse(text), ...dateOf(answer.headers.date) };
      } catch (error) {
        return asWire(error, request.timeoutMs);
      }
    },
    close: () => pool.destroy(),
  };
}

function bodyOf({ method, body, file }: WireRequest) {
  if (file) {
    const form = new FormData();
    form.set('media', new Blob([new Uint8Array(file.bytes)]), file.name);
    return { body: form };
  }
  if (method === 'get') return { body: null };
  return { headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(body) };
}

/** When the other side says it answered, to the second. */
function dateOf(header: string | string[] | undefined): { date?: Date } {
  const ms = typeof header === 'string' ? Date.parse(header) : Number.NaN;
  return Number.isNaN(ms) ? {} : { date: new Date(ms) };
}

function asWire(error: unknown, timeoutMs: number): Wire {
  const { name, code } = error as { name?: string; code?: string };
  if (code !== undefined && NOT_SENT.has(code)) return { kind: 'unreachable', problem: code };
  if (name === 'TimeoutError') return unclear(`no answer within ${timeoutMs} ms`, true);
  if (error instanceof SyntaxError) return unclear('the answer is not JSON');
  // The message of a driver error may hold the URL and with it the token: the code only.
  return unclear(code ?? name ?? 'connection broken');
}

function unclear(problem: string, timedOut = false): Wire {
  return { kind: 'unclear', problem, timedOut };
}

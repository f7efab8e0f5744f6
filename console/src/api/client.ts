import type { Problem } from '@hetang/contract/http/common';
import { once } from './once.ts';

/** A failed request: what the server said, or why there was no answer. */
export class ApiError extends Error {
  readonly status: number;
  readonly problem: Problem;
  /** The whole body of the answer, for problems that carry more than the common part. */
  readonly body: unknown;

  constructor(status: number, problem: Problem, body?: unknown) {
    super(problem.message);
    this.name = 'ApiError';
    this.status = status;
    this.problem = problem;
    this.body = body;
  }
}

let language = 'zh-CN';

/** Sets the language in which the server is asked to answer. */
export function setRequestLanguage(tag: string): void {
  language = tag;
}

/** The type that a schema of the contract describes, as it travels in an answer. */
export type Answer<S extends { _zod: { output: unknown } }> = S['_zod']['output'];
/** The type that a schema of the contract accepts from a sender. */
export type Input<S extends { _zod: { input: unknown } }> = S['_zod']['input'];

/** Codes of the failures that the console itself finds; their words are in the catalogue. */
export const NETWORK = 'console.network';
export const UNREADABLE = 'console.unreadable';

/** What every request says of itself: the language of the answer, and that it comes from the console. */
export function requestHeaders(method: string): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': language };
  if (method !== 'GET') headers['x-hetang'] = 'console';
  return headers;
}

interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, in place of a body. */
  bytes?: Blob;
  signal?: AbortSignal;
  /** Changes nothing, though it is sent like a write. */
  asks?: boolean;
}

/**
 * Asks the server and answers its JSON, typed by the contract. A write takes effect once, however often it is pressed or sent again;
 * what can be cancelled is a question too, and what is uploaded takes effect only with the write that follows.
 * @throws ApiError for every failure: no connection (status 0), no JSON, or a problem from the server.
 */
export function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const { method = 'GET', body, bytes, signal, asks } = options;
  if (method === 'GET' || asks || signal || bytes) return send<T>(path, options);
  const what = `${method} ${path} ${JSON.stringify(body) ?? ''}`;
  return once(what, (key) => send<T>(path, options, key), isAnswered);
}

/** Whether the server has said what became of a write. */
function isAnswered(error: unknown): boolean {
  if (!(error instanceof ApiError)) return true;
  return error.status > 0 && error.status < 500 && error.problem.code !== 'request/in-progress';
}

async function send<T>(path: string, options: RequestOptions, key?: string): Promise<T> {
  const method = options.method ?? 'GET';
  const headers = requestHeaders(method);
  if (key !== undefined) headers['idempotency-key'] = key;
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  if (options.bytes) headers['content-type'] = 'application/octet-stream';
  const response = await fetch(path, {
    method,
    headers,
    credentials: 'same-origin',
    signal: options.signal ?? null,
    body: options.body === undefined ? (options.bytes ?? null) : JSON.stringify(options.body),
  }).catch((error: unknown) => {
    if (options.signal?.aborted) throw error;
    throw new ApiError(0, { code: NETWORK, message: '' });
  });
  return readAnswer<T>(response);
}

async function readAnswer<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && body !== undefined) return body as T;
  throw new ApiError(response.status, toProblem(body), body);
}

/** Reads the body of a failed request; anything that is no problem becomes an unreadable one. */
export function toProblem(body: unknown): Problem {
  if (typeof body !== 'object' || body === null || !('code' in body) || !('message' in body)) {
    return { code: UNREADABLE, message: '' };
  }
  const { code, message, ...rest } = body;
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const optional = rest as Record<string, unknown>;
  return {
    code: text(code) ?? UNREADABLE,
    message: text(message) ?? '',
    hint: text(optional.hint),
    field: text(optional.field),
    requestId: text(optional.requestId),
  };
}

/** A query string from what is set; empty and undefined values are left out. */
export function queryString(values: Record<string, string | number | undefined>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') params.set(key, String(value));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

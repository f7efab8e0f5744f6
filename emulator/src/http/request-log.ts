/** One call, as /control/state shows it. */
export interface LoggedCall {
  /** World time, Unix milliseconds. */
  at: number;
  method: string;
  path: string;
  query: string;
  /** First characters of the body. */
  body: string;
  errcode: number;
  /** Machine milliseconds. */
  took: number;
}

/** Which calls to show. */
export interface CallFilter {
  /** A part of the path. */
  path?: string | undefined;
  /** An errcode; `any` for every failed call. */
  errcode?: number | 'any' | undefined;
}

/** The last calls, secrets left out. */
export interface RequestLog {
  add(call: LoggedCall): void;
  /** Oldest first. */
  tail(): LoggedCall[];
  /** Newest first. */
  newest(filter: CallFilter, most: number): LoggedCall[];
  readonly total: number;
}

const KEPT = 500;
const TAIL = 200;
const BODY_KEPT = 300;
const SECRET_PARAMS = ['access_token', 'corpsecret', 'secret', 'code', 'debug_key', 'key', 'refresh_token'];

/** The query with secrets replaced. */
export function redactQuery(query: string): string {
  const params = new URLSearchParams(query);
  for (const name of SECRET_PARAMS) if (params.has(name)) params.set(name, '***');
  return params.toString();
}

const SECRET_FIELDS =
  /"(secret|corpsecret|token|access_token|encodingAesKey|user_ticket|mobile|email|phone|welcome_code|response_code)"\s*:\s*"[^"]*"/g;

/** The first characters of a body, with secrets and personal data replaced. */
export function redactBody(body: string): string {
  return body
    .slice(0, 4 * BODY_KEPT)
    .replaceAll(SECRET_FIELDS, '"$1":"***"')
    .slice(0, BODY_KEPT);
}

function shown(call: LoggedCall): LoggedCall {
  return { ...call, query: redactQuery(call.query), body: redactBody(call.body) };
}

function fits(call: LoggedCall, { path = '', errcode }: CallFilter): boolean {
  if (!call.path.includes(path)) return false;
  if (errcode === undefined) return true;
  return errcode === 'any' ? call.errcode !== 0 : call.errcode === errcode;
}

/** A ring of the last five hundred calls. */
export function createRequestLog(): RequestLog {
  const ring: LoggedCall[] = [];
  let total = 0;
  const ordered = (): LoggedCall[] => {
    const from = total > KEPT ? total % KEPT : 0;
    return [...ring.slice(from), ...ring.slice(0, from)];
  };
  return {
    add(call) {
      // The whole body of an upload or a list of ten thousand would keep megabytes alive.
      ring[total % KEPT] = { ...call, body: call.body.slice(0, 4 * BODY_KEPT) };
      total++;
    },
    tail: () => ordered().slice(-TAIL).map(shown),
    newest: (filter, most) =>
      ordered()
        .reverse()
        .filter((call) => fits(call, filter))
        .slice(0, most)
        .map(shown),
    get total() {
      return total;
    },
  };
}

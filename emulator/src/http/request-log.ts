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

/** The last calls, secrets left out. */
export interface RequestLog {
  add(call: LoggedCall): void;
  tail(): LoggedCall[];
  readonly total: number;
}

const KEPT = 200;
const BODY_KEPT = 300;
const SECRET_PARAMS = ['access_token', 'corpsecret', 'secret', 'code', 'debug_key', 'key', 'refresh_token'];

/** The query with secrets replaced. */
export function redactQuery(query: string): string {
  const params = new URLSearchParams(query);
  for (const name of SECRET_PARAMS) if (params.has(name)) params.set(name, '***');
  return params.toString();
}

/** A ring of the last two hundred calls. */
export function createRequestLog(): RequestLog {
  const ring: LoggedCall[] = [];
  let total = 0;
  return {
    add(call) {
      ring[total % KEPT] = call;
      total++;
    },
    tail() {
      const from = total > KEPT ? total % KEPT : 0;
      const ordered = [...ring.slice(from), ...ring.slice(0, from)];
      return ordered.map((call) => ({
        ...call,
        query: redactQuery(call.query),
        body: call.body.slice(0, BODY_KEPT),
      }));
    },
    get total() {
      return total;
    },
  };
}

import { PlatformError } from '../platform/errors.ts';

/** Call limits; counted on machine time because they protect machines. */
export interface Quotas {
  /** One API, calls a minute. */
  perMinute: number;
  /** One API, calls an hour. */
  perHour: number;
  /** One API, calls at the same time. */
  concurrency: number;
  /** Wrong secrets an hour before the caller is banned for an hour. */
  wrongSecretsPerHour: number;
  /** Calls with debug=1 a minute. */
  debugPerMinute: number;
}

/** The figures of the official page on frequency limits (copy of 2023-08-28). */
export const DEFAULT_QUOTAS: Quotas = {
  perMinute: 10_000,
  perHour: 150_000,
  concurrency: 500,
  wrongSecretsPerHour: 2000,
  debugPerMinute: 5,
};

interface Window {
  start: number;
  count: number;
  blockedUntil: number;
}

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Calls with a limit of their own, beside the one for every call. */
const OWN_LIMITS: Readonly<Record<string, ReadonlyArray<{ ms: number; most: number }>>> = {
  '/cgi-bin/get_jsapi_ticket': [{ ms: HOUR, most: 400 }],
  '/cgi-bin/ticket/get': [{ ms: HOUR, most: 100 }],
  '/cgi-bin/media/uploadimg': [
    { ms: DAY, most: 1000 },
    { ms: 30 * DAY, most: 3000 },
  ],
  '/cgi-bin/appchat/create': [{ ms: DAY, most: 1000 }],
  '/cgi-bin/appchat/update': [{ ms: HOUR, most: 1000 }],
  '/oa/cgi-bin/message/mass/sendall': [{ ms: MINUTE, most: 60 }],
  '/oa/cgi-bin/message/mass/send': [{ ms: MINUTE, most: 60 }],
};

/** Counts calls and says when there were too many. */
export interface Limits {
  /** Counts a call; call the returned function when it is answered. Throws 45009 or 45033. */
  enter(path: string, isDebug: boolean): () => void;
  /** Counts a wrong secret. */
  wrongSecret(ip: string): void;
  /** Throws 45009 while the address is banned. */
  checkBan(ip: string): void;
  quotas: Quotas;
}

/** Limits over the given quotas; `now` is transport time in milliseconds. */
export function createLimits(quotas: Quotas, now: () => number): Limits {
  const windows = new Map<string, Window>();
  const inFlight = new Map<string, number>();

  const count = (key: string, length: number, most: number): void => {
    const at = now();
    const window = windows.get(key) ?? { start: at, count: 0, blockedUntil: 0 };
    windows.set(key, window);
    if (at < window.blockedUntil) throw new PlatformError(45009);
    if (at >= window.start + length) Object.assign(window, { start: at, count: 0 });
    window.count++;
    if (window.count <= most) return;
    window.blockedUntil = at + length;
    throw new PlatformError(45009);
  };
  return {
    quotas,
    enter(path, isDebug) {
      const current = inFlight.get(path) ?? 0;
      if (current >= quotas.concurrency) throw new PlatformError(45033);
      if (isDebug) count(`d${path}`, MINUTE, quotas.debugPerMinute);
      count(`m${path}`, MINUTE, quotas.perMinute);
      count(`h${path}`, HOUR, quotas.perHour);
      for (const { ms, most } of OWN_LIMITS[path] ?? []) count(`o${ms}${path}`, ms, most);
      inFlight.set(path, current + 1);
      return () => inFlight.set(path, (inFlight.get(path) ?? 1) - 1);
    },
    wrongSecret(ip) {
      try {
        count(`s${ip}`, HOUR, quotas.wrongSecretsPerHour);
      } catch {
        // The ban is felt by the next call, as on the platform.
      }
    },
    checkBan(ip) {
      if (now() < (windows.get(`s${ip}`)?.blockedUntil ?? 0)) throw new PlatformError(45009);
    },
  };
}

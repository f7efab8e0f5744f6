import type { RobotOutcome, RobotPort } from '../robots.ts';
import { openHttp, type Wire } from './client/http.ts';
import { describeError, UNREACHABLE } from './error-codes.ts';

const PATH = '/cgi-bin/webhook/send';
const TIMEOUT_MS = 10_000;
/** Of a text in Markdown. */
const MAX_BYTES = 4096;
/** Busy, or too many at once: it was not taken. */
const BUSY = new Set([-1, 6000, 45009, 45033]);

/** Robots of one platform. Nothing but its own address is ever called: of what people enter only the key is kept. */
export function robotsOf(baseUrl: string): RobotPort {
  return {
    maxBytes: MAX_BYTES,
    keyOf: (address) => keyOf(baseUrl, address),
    async send(key, content) {
      // Few are sent: no connection is kept for them.
      const http = openHttp(baseUrl);
      try {
        const body = { msgtype: 'markdown', markdown: { content } };
        return outcomeOf(
          await http.send({ method: 'post', path: PATH, query: { key }, body, timeoutMs: TIMEOUT_MS }),
        );
      } finally {
        await http.close();
      }
    },
    explain(code, lang) {
      const { what, hint } = describeError(code)[lang];
      return lang === 'zh' ? `${what}：${hint}` : `${what}. ${hint}`;
    },
  };
}

function keyOf(baseUrl: string, address: string): string | null {
  const url = URL.parse(address);
  if (!url || url.origin !== new URL(baseUrl).origin || url.pathname !== PATH) return null;
  const key = url.searchParams.get('key') ?? '';
  return /^[\w-]{8,64}$/.test(key) ? key : null;
}

function outcomeOf(wire: Wire): RobotOutcome {
  if (wire.kind === 'unreachable') return { kind: 'refused', code: UNREACHABLE, again: true };
  if (wire.kind === 'unclear') return { kind: 'unclear' };
  const code = (wire.body as { errcode?: unknown } | null)?.errcode;
  if (typeof code !== 'number') return { kind: 'unclear' };
  return code === 0 ? { kind: 'done' } : { kind: 'refused', code, again: BUSY.has(code) };
}

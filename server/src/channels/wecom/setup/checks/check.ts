import type { Clock } from '../../../../kernel/clock.ts';
import type { Database } from '../../../../kernel/database/database.ts';
import type { Lang } from '../../../../kernel/errors.ts';
import type { CallOutcome } from '../../../port.ts';
import type { WecomClient } from '../../client/client.ts';
import type { Http } from '../../client/http.ts';
import type { Tokens } from '../../client/token.ts';
import { NOT_CONNECTED } from '../../error-codes.ts';
import type { WecomSettings } from '../settings.ts';

export type Words = Record<Lang, string>;

/** What the checks ask: the platform itself, and our own address from outside. */
export interface SetupDeps {
  client: WecomClient;
  tokens: Tokens;
  http: Http;
  settings: WecomSettings;
  db: Database;
  clock: Clock;
  machine: Clock;
  /** Where people and the platform reach Hetang. */
  publicUrl: string;
}

export interface SetupVerdict {
  level: 'good' | 'bad' | 'waiting';
  found: Words;
  hint?: Words;
}

/** One requirement, and where it is met in WeCom's own console. */
export interface SetupCheck {
  id: string;
  title: Words;
  /** What to click, step by step, as the console of WeCom names it. */
  path: readonly string[];
  /** @param token how the access token came, asked once for all. */
  look(deps: SetupDeps, token: CallOutcome<string>): Promise<SetupVerdict>;
}

export const good = (zh: string, en: string): SetupVerdict => ({ level: 'good', found: { zh, en } });

export const WAITS: SetupVerdict = {
  level: 'waiting',
  found: { zh: '等上面的问题解决后再检查', en: 'looked at when what is above is right' },
};

/** What a call that went wrong says about a requirement. */
export function verdictOf(outcome: Exclude<CallOutcome<unknown>, { kind: 'done' }>): SetupVerdict {
  if (outcome.kind === 'refused' && outcome.code === NOT_CONNECTED) return WAITS;
  if (outcome.kind === 'unknown')
    return {
      level: 'bad',
      found: { zh: `没有正常应答（${outcome.problem}）`, en: `no proper answer (${outcome.problem})` },
      hint: { zh: '检查网络后会自动再查', en: 'Check the network; this is looked at again by itself' },
    };
  const { code, say, reason } = outcome;
  const hint = say ?? { zh: reason, en: reason };
  return { level: 'bad', found: { zh: `企业微信拒绝（${code}）`, en: `WeCom refuses (${code})` }, hint };
}

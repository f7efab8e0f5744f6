import { messageOf } from '../../../kernel/errors.ts';
import type { Check, Checks, Verdict, Words } from './check.ts';

/** A check with what came of it. */
export interface Checked extends Verdict {
  id: string;
  title: Words;
}

const PATIENCE_MS = 5_000;

/** Runs checks one after the other; one that cannot be measured is bad itself and keeps no other from running. */
export async function runChecks<Deps>(
  checks: Checks<Deps>,
  deps: Deps,
  patienceMs = PATIENCE_MS,
): Promise<Checked[]> {
  const results: Checked[] = [];
  for (const check of checks) {
    const verdict = await runOne(check, deps, patienceMs);
    if (verdict) results.push({ id: check.id, title: check.title, ...verdict });
  }
  return results;
}

async function runOne<Deps>(
  check: Check<Deps, unknown>,
  deps: Deps,
  patienceMs: number,
): Promise<Verdict | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs} ms`)), patienceMs);
  });
  try {
    const facts = await Promise.race([check.measure(deps), tooLong]);
    return facts === null ? null : check.judge(facts);
  } catch (error) {
    return unmeasured(messageOf(error));
  } finally {
    clearTimeout(timer);
  }
}

function unmeasured(problem: string): Verdict {
  return {
    level: 'bad',
    found: { zh: `查不出来：${problem}`, en: `could not be looked at: ${problem}` },
    hint: {
      zh: '先处理前面的问题，再运行一次；仍不行就看服务器日志',
      en: 'Mend what is above it and run again; if it stays, see the log of the server',
    },
  };
}

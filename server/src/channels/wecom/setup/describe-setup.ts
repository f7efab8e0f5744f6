import type { WecomSetup } from '@hetang/contract/http/wecom';
import type { Lang } from '../../../kernel/errors.ts';
import { CALLBACK_PATH } from '../inbox/callback-endpoint.ts';
import type { CallbackKeys } from './callback-keys.ts';
import { readCallbackTimes } from './checks/callback.ts';
import type { SetupDeps } from './checks/check.ts';
import type { LookedAt } from './run-checks.ts';

/** What was found, and when. */
export interface SetupFindings {
  asOf: Date;
  list: readonly LookedAt[];
}

/** The connection as the console shows it; the app's secret is nowhere in it. */
export async function describeSetup(
  deps: SetupDeps,
  { asOf, list }: SetupFindings,
  lang: Lang,
): Promise<WecomSetup> {
  const { settings, publicUrl } = deps;
  const stored = settings.stored();
  const { verifiedAt, pushedAt } = await readCallbackTimes(deps);
  const shown = keysToCopy(stored, verifiedAt !== null || pushedAt !== null);
  return {
    source: settings.source(),
    corpId: settings.config.corpId || null,
    agentId: settings.config.agentId || null,
    hasSecret: settings.config.secret !== '',
    callback: {
      url: `${publicUrl}${CALLBACK_PATH}`,
      token: shown?.token ?? null,
      aesKey: shown?.aesKey ?? null,
      verifiedAt: verifiedAt?.toISOString() ?? null,
    },
    changed: stored ? { at: stored.changedAt.toISOString(), by: stored.changedBy } : null,
    asOf: asOf.toISOString(),
    done: list.every(({ level }) => level === 'good'),
    checks: list.map(({ id, level, title, found, hint, path }) => ({
      id,
      level,
      title: title[lang],
      found: found[lang],
      hint: level === 'good' ? null : (hint?.[lang] ?? null),
      path: level === 'good' ? [] : [...path],
    })),
  };
}

/** Keys are shown as long as they wait to be pasted into the other console, and not a moment longer. */
function keysToCopy(
  stored: { callback: CallbackKeys; next: CallbackKeys | null } | null,
  isVerified: boolean,
): CallbackKeys | null {
  if (!stored) return null;
  return stored.next ?? (isVerified ? null : stored.callback);
}

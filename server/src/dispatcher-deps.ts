import { platformTagIds } from './modules/tags/api.ts';
import type { DispatcherDeps } from './outbox/deps.ts';
import { defaultDispatchSettings } from './outbox/settings.ts';
import type { Parts } from './parts.ts';
import { currentPlan, planAt } from './plan/current.ts';
import type { Platform } from './platform.ts';

/** What the dispatcher works with. */
export function dispatcherDeps(parts: Parts, platform: Platform): DispatcherDeps {
  const { config, clock, log, metrics, stores } = parts;
  return {
    db: stores.db,
    clock,
    log,
    metrics,
    port: platform.port,
    plan: currentPlan,
    planAt,
    platformTags: platformTagIds,
    settings: { ...defaultDispatchSettings, tasksUrl: `${config.publicUrl}/tasks` },
  };
}

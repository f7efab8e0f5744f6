import type { MomentDeps } from './modules/moments/api.ts';
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
    service: platform.service.sender,
    plan: currentPlan,
    planAt,
    platformTags: platformTagIds,
    settings: { ...defaultDispatchSettings, tasksUrl: `${config.publicUrl}/tasks` },
  };
}

/** What the work with Moments is done with. */
export function momentDeps({ clock, log, stores }: Parts, { port }: Platform): MomentDeps {
  return {
    db: stores.db,
    clock,
    log,
    port,
    plan: currentPlan,
    platformTags: platformTagIds,
    settings: defaultDispatchSettings,
  };
}

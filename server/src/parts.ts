import type { Config } from './config/config.ts';
import type { Clock } from './kernel/clock.ts';
import type { Logger } from './kernel/telemetry/logger.ts';
import type { Metrics } from './kernel/telemetry/metrics.ts';
import type { Sandbox } from './modules/access/api.ts';
import type { AppliedHook } from './plan/apply.ts';
import type { Platform } from './platform.ts';
import type { Stores } from './stores.ts';

/** What a process is started with. */
export interface AppOptions {
  config: Config;
  log: Logger;
  /** The product's clock; accelerated in the sandbox. */
  clock: Clock;
  /** The machine's clock, for sessions of people and for measuring. */
  machine: Clock;
  sandbox: Sandbox | null;
}

/** What the roles are made from. */
export interface Parts extends AppOptions {
  stores: Stores;
  metrics: Metrics;
  platform: Platform | null;
  onApplied: readonly AppliedHook[];
}

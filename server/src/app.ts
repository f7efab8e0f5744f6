import { SINK } from './analytics/sink/sink.ts';
import { startSink } from './analytics/sink/start-sink.ts';
import type { WecomSettings } from './channels/wecom/setup/settings.ts';
import { dispatcherDeps, momentDeps } from './dispatcher-deps.ts';
import { declareCounters } from './engine/declare-counters.ts';
import { declareStanding } from './engine/declare-standing.ts';
import { startEngine } from './engine/engine.ts';
import { jobsOf } from './job-list.ts';
import type { Database } from './kernel/database/database.ts';
import { watchSchema } from './kernel/database/migrate.ts';
import type { HetangError } from './kernel/errors.ts';
import { buildHttp } from './kernel/http/app.ts';
import { startJobs } from './kernel/jobs.ts';
import { makeMetrics } from './kernel/telemetry/metrics.ts';
import { listenOn } from './listen-on.ts';
import { startMetricsListener } from './metrics-listener.ts';
import { pageSdk } from './modules/access/api.ts';
import { declareBroadcasts } from './modules/broadcasts/api.ts';
import { declareStarts, startWebhooks } from './modules/journeys/api.ts';
import { declareMoments, startMoments } from './modules/moments/api.ts';
import { startDeliveries } from './modules/webhooks/api.ts';
import { startDispatcher } from './outbox/dispatcher.ts';
import type { AppOptions, Parts } from './parts.ts';
import { type AppliedHook, applyPlan } from './plan/apply.ts';
import type { PlanFile } from './plan/source/plan-files.ts';
import { connectPlatform, type Platform } from './platform.ts';
import { makeRoutes } from './routes.ts';
import { readSealKey } from './seal-key.ts';
import { openStores } from './stores.ts';
import { VERSION } from './version.ts';
import { findSettings, startWhenConnected } from './wecom-settings.ts';

/** A running Hetang. */
export interface App {
  /** Where it listens; without the `api` role that of the metrics, empty when they have no port. */
  url: string;
  db: Database;
  applyPlan(files: readonly PlanFile[], by: string): Promise<void>;
  /** Brings live codes and corp tags in step with the plan, now. */
  syncPlatform(): Promise<void>;
  /** Resolves when a newer Hetang has taken away what this process reads: it is to end. */
  obsolete: Promise<HetangError>;
  close(): Promise<void>;
}

/** How often (ms) a process looks whether the schema still is one that it can go on with. */
const SCHEMA_LOOK_MS = 10_000;

/** Starts the roles that the configuration asks for; what was started is stopped when a later step fails. */
export async function startApp(options: AppOptions): Promise<App> {
  const { config, log, clock, machine } = options;
  const stores = await openStores(config, log, machine);
  const metrics = makeMetrics();
  const undo: (() => Promise<unknown>)[] = [() => stores.close()];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  const obsolete = new Promise<HetangError>((resolve) => {
    const stop = watchSchema(stores.db, SCHEMA_LOOK_MS, resolve);
    undo.push(async () => stop());
  });
  try {
    const tenant = await findSettings(options, stores.db);
    const platform = connectPlatform({
      ...options,
      ...tenant,
      publicUrl: config.publicUrl,
      db: stores.db,
      metrics,
    });
    undo.push(() => platform.close());
    const following = await tenant.settings.follow(log);
    undo.push(() => following.stop());
    const onApplied: AppliedHook[] = [
      declareCounters,
      declareStanding,
      declareStarts,
      declareBroadcasts,
      declareMoments,
      platform.onApplied,
    ];
    const parts: Parts = { ...options, stores, metrics, platform, onApplied };
    await startWorkers(parts, undo);
    await startTenantWorkers(parts, { platform, settings: tenant.settings, undo });
    const url = config.roles.includes('api') ? await startApi(parts, undo) : await startMetrics(parts, undo);
    return {
      url,
      db: stores.db,
      async applyPlan(files, by) {
        await applyPlan(stores.db, { source: { files }, by, now: clock.now(), onApplied });
      },
      syncPlatform: () => platform.syncPlan(),
      obsolete,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

type Undo = (() => Promise<unknown>)[];

async function startWorkers(parts: Parts, undo: Undo): Promise<void> {
  const { config, clock, log, metrics, stores } = parts;
  const { db, analytics } = stores;
  const has = new Set(config.roles);
  // A timer of an accelerated clock is due sooner: look as often as its seconds pass, within reason.
  const idleMs = Math.max(50, 500 / clock.speed);
  const keep = (worker: { stop(): Promise<void> }): void => {
    undo.push(() => worker.stop());
  };
  if (has.has('engine')) keep(await startEngine({ db, clock, log, metrics }, idleMs));
  if (has.has('sink') && analytics) {
    keep(
      await startSink(
        { db, analytics, clock, onSetAside: () => metrics.setAside.inc({ consumer: SINK }) },
        {
          onError: (error) => log.error({ err: error }, 'sink round failed'),
          onHandled: (events, seconds) => {
            metrics.eventsConsumed.inc({ consumer: SINK }, events);
            metrics.batchSeconds.observe({ consumer: SINK }, seconds);
          },
          onStartedOver: () => log.warn('sink starts over'),
        },
      ),
    );
  }
  if (has.has('dispatch')) {
    const { allowPrivate } = config.webhook;
    keep(await startWebhooks({ db, clock, log, metrics, settings: config.webhook }));
    keep(await startDeliveries({ db, clock, log, key: () => readSealKey(config), allowPrivate }));
  }
  if (has.has('jobs')) keep(await startJobs(db, { ...jobsOf(parts), log }));
}

interface Tenancy {
  platform: Platform;
  settings: WecomSettings;
  undo: Undo;
}

async function startTenantWorkers(parts: Parts, { platform, settings, undo }: Tenancy): Promise<void> {
  if (!parts.config.roles.includes('dispatch')) return;
  const onError = (error: unknown): void =>
    parts.log.error({ err: error }, 'work with the tenant did not start');
  const starts = [
    () => platform.startInbox(),
    () => startDispatcher(dispatcherDeps(parts, platform)),
    () => startMoments(momentDeps(parts, platform)),
  ];
  for (const start of starts) {
    const worker = await startWhenConnected(settings, start, onError);
    undo.push(() => worker.stop());
  }
}

/** In a sandbox the employee's client is a page of the emulator: the sidebar there shows ours. */
const framesOf = ({ sandbox }: Parts): string[] => (sandbox ? [new URL(sandbox.staffUrl).origin] : []);

/** Pages for staff speak with the client by its own scripts. */
const scriptsOf = ({ sandbox, platform }: Parts): string[] =>
  platform ? [...new Set(pageSdk(sandbox).map((url) => new URL(url).origin))] : [];

async function startApi(parts: Parts, undo: Undo): Promise<string> {
  const { config, log } = parts;
  const { guard, endpoints } = makeRoutes(parts);
  const app = await buildHttp({
    logger: log,
    guard,
    endpoints,
    version: VERSION,
    framedBy: framesOf(parts),
    scriptsOf: scriptsOf(parts),
  });
  undo.push(() => app.close());
  return listenOn(app, config);
}

async function startMetrics(parts: Parts, undo: Undo): Promise<string> {
  const { metricsPort: port } = parts.config;
  if (port === undefined) return '';
  const listener = await startMetricsListener(parts, { port, version: VERSION });
  undo.push(() => listener.stop());
  return listener.url;
}

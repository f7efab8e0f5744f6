import { fileURLToPath } from 'node:url';
import type { Plan } from '@hetang/contract/plan/registry';
import { analyticsEndpoints } from './analytics/http/endpoints.ts';
import { askEventNames } from './analytics/questions/event-names.ts';
import { askGoalDays } from './analytics/questions/goal-days.ts';
import { askGoal } from './analytics/questions/goals.ts';
import { askOrders } from './analytics/questions/orders.ts';
import { WECOM_URL } from './config/env.ts';
import { WORK_ACTS } from './job-names.ts';
import type { Analytics } from './kernel/clickhouse/analytics.ts';
import type { Clock } from './kernel/clock.ts';
import type { Database } from './kernel/database/database.ts';
import type { Endpoint, HttpOptions } from './kernel/http/app.ts';
import { health } from './kernel/http/health.ts';
import { metrics } from './kernel/http/metrics.ts';
import { databaseAnswers, migrationsDone } from './kernel/http/ready-checks.ts';
import { consoleFiles } from './kernel/http/static.ts';
import { timeRequests } from './kernel/http/time-requests.ts';
import { addJob } from './kernel/jobs.ts';
import { createAccess } from './modules/access/api.ts';
import { actEndpoints } from './modules/acts/http/endpoints.ts';
import { auditEndpoints } from './modules/audit/http/endpoints.ts';
import { recordActors } from './modules/audit/record-actors.ts';
import { broadcastEndpoints } from './modules/broadcasts/http/endpoints.ts';
import { codeEndpoints } from './modules/codes/http/endpoints.ts';
import { communityEndpoints } from './modules/communities/http/endpoints.ts';
import { makeIngestGate } from './modules/contacts/api.ts';
import { exportContacts } from './modules/contacts/http/export-contacts.ts';
import { getContact } from './modules/contacts/http/get-contact.ts';
import { getContacts } from './modules/contacts/http/get-contacts.ts';
import { getRelations } from './modules/contacts/http/get-relations.ts';
import { mergeEndpoints } from './modules/contacts/http/merges.ts';
import { postEvents } from './modules/contacts/http/post-events.ts';
import { suppressionEndpoints } from './modules/contacts/suppression/endpoints.ts';
import { getEventNotices } from './modules/events/http/get-event-notices.ts';
import { getEventSources } from './modules/events/http/get-event-sources.ts';
import { putEventSource } from './modules/events/http/put-event-source.ts';
import { watchSenders } from './modules/events/watch-senders.ts';
import { homeEndpoints } from './modules/home/http/endpoints.ts';
import { getReference } from './modules/home/http/get-reference.ts';
import { importEndpoints } from './modules/imports/http/endpoints.ts';
import { journeyEndpoints } from './modules/journeys/http/endpoints.ts';
import { describeNode } from './modules/journeys/rules/describe-steps.ts';
import { postStage } from './modules/lifecycle/http/post-stage.ts';
import { getSearch } from './modules/search/http/get-search.ts';
import { segmentEndpoints } from './modules/segments/http/endpoints.ts';
import { serviceEndpoints } from './modules/service/http/endpoints.ts';
import type { ServerCheckDeps } from './modules/system/checks/server-checks.ts';
import { systemEndpoints } from './modules/system/http/endpoints.ts';
import { getChecks } from './modules/system/http/get-checks.ts';
import { reconciliationEndpoints } from './modules/system/reconciliations/endpoints.ts';
import { registerStateGauges } from './modules/system/state-gauges.ts';
import { taskEndpoints } from './modules/tasks/http/endpoints.ts';
import { tierEndpoints } from './modules/tiers/http/endpoints.ts';
import { transferEndpoints } from './modules/transfers/http/endpoints.ts';
import { viewEndpoints } from './modules/views/http/endpoints.ts';
import { webhookEndpoints } from './modules/webhooks/http/endpoints.ts';
import { outboxEndpoints } from './outbox/http/endpoints.ts';
import { reachOf } from './outbox/reach-of-plan.ts';
import { defaultDispatchSettings } from './outbox/settings.ts';
import { quotaWindow } from './outbox/windows.ts';
import type { Parts } from './parts.ts';
import { planEndpoints } from './plan/http/endpoints.ts';
import { readSealKey } from './seal-key.ts';
import { VERSION } from './version.ts';

/** Where no plan says otherwise. */
const DEFAULT_ZONE = 'Asia/Shanghai';
const CONSOLE = fileURLToPath(new URL('../../console/dist/', import.meta.url));

/** Every endpoint of the product. */
export function makeRoutes(parts: Parts): { guard: HttpOptions['guard']; endpoints: Endpoint[] } {
  const { clock, machine, stores, platform, sandbox, metrics: measured } = parts;
  const { db } = stores;
  const access = createAccess({
    db,
    clock: machine,
    sandbox,
    login: platform?.login ?? null,
    publicUrl: parts.config.publicUrl,
  });
  registerStateGauges(measured.registry, { db, clock, tenant: platform });
  return {
    guard: access.guard,
    endpoints: [
      timeRequests(measured.httpSeconds),
      recordActors(machine),
      ...access.endpoints,
      ...viewEndpoints({ db, clock: machine }),
      ...auditEndpoints({ db }),
      ...planEndpoints({ db, clock, onApplied: parts.onApplied, askSync: platform?.askSync }),
      ...eventRoutes(parts),
      ...figureRoutes(parts),
      getSearch({ db }),
      ...contactRoutes(db, clock),
      ...segmentEndpoints({ db, clock }),
      ...tierEndpoints({ db, clock }),
      ...journeyEndpoints({ db, clock }),
      ...taskEndpoints({ db, clock }),
      ...outboxEndpoints({ db, clock }),
      ...broadcastEndpoints({ db, clock }),
      ...communityEndpoints({ db, clock }),
      ...importEndpoints({ db, clock }),
      ...platformRoutes(parts),
      ...systemEndpoints({ db, clock, machine, startedAt: machine.now(), version: VERSION }),
      getChecks(checkDeps(parts)),
      health({ checks: readyChecks(parts), log: parts.log }),
      metrics({ registry: measured.registry, guard: access.guard }),
      consoleFiles({ folder: CONSOLE }),
    ],
  };
}

function readyChecks({ stores: { db, analytics } }: Parts) {
  return [
    databaseAnswers(db),
    migrationsDone(db),
    ...(analytics ? [{ name: 'analytics', run: () => analytics.query('select 1') }] : []),
  ];
}

/** Events that come in, and those that go out to subscribers. */
function eventRoutes({ clock, log, stores: { db }, metrics: measured, config }: Parts): Endpoint[] {
  return [
    postEvents({
      gate: makeIngestGate({ db, clock }),
      clock,
      metrics: measured,
      senders: watchSenders({ db, clock, log }),
    }),
    getEventNotices({ db, clock }),
    getEventSources({ db }),
    putEventSource({ db, clock }),
    ...webhookEndpoints({
      db,
      clock,
      key: () => readSealKey(config),
      allowPrivate: config.webhook?.allowPrivate ?? false,
    }),
  ];
}

/** Figures and names: the home page, the reference, questions to analytics. */
function figureRoutes({ clock, log, stores: { db, analytics } }: Parts): Endpoint[] {
  if (!analytics)
    return [...homeEndpoints({ db, clock, log }), getReference({ db, log, eventNames: undefined })];
  return [
    ...homeEndpoints({
      db,
      clock,
      log,
      askGoal: (goal, range) => askGoal(analytics, goal, range),
      askGoalDays: (goal, range) => askGoalDays(analytics, goal, range),
      askOrders: (spans) => askOrders(analytics, spans),
    }),
    getReference({ db, log, eventNames: () => namesOfEvents(analytics) }),
    ...analyticsEndpoints({ db, analytics, clock }),
  ];
}

/** What stands between us and the messaging platform. */
function platformRoutes({ clock, stores: { db }, platform }: Parts): Endpoint[] {
  return [
    ...reconciliationEndpoints({ db, ask: platform?.askReconciliation }),
    ...serviceEndpoints({
      db,
      clock,
      port: platform?.service.port ?? null,
      read: platform?.service.read ?? (async () => false),
    }),
    ...transferEndpoints({
      db,
      clock,
      onAsked: platform?.transfers.onAsked,
      describe: platform?.transfers.describe,
    }),
    ...codeEndpoints({ db, clock, onStaffChanged: platform?.onStaffChanged }),
    ...(platform?.endpoints ?? []),
  ];
}

function contactRoutes(db: Database, clock: Clock): Endpoint[] {
  return [
    getContacts({ db, clock }),
    getContact({ db, clock, stepLabel: describeNode, quotaWindow: quotaOf }),
    exportContacts({ db, clock }),
    getRelations({ db }),
    postStage({ db, clock }),
    ...mergeEndpoints({ db, clock }),
    ...suppressionEndpoints({ db, clock }),
    ...actEndpoints({ db, clock, goOn: (tx) => addJob(tx, WORK_ACTS, {}, WORK_ACTS) }),
  ];
}

function checkDeps({ config, stores, clock, machine, platform, sandbox }: Parts): ServerCheckDeps {
  return {
    db: stores.db,
    analytics: stores.analytics,
    get tenant() {
      return platform?.connected() ? platform : null;
    },
    clock,
    machine,
    dataFolder: config.databaseUrl && config.clickhouseUrl ? null : config.dataFolder,
    publicUrl: config.publicUrl,
    get realPlatform() {
      return config.wecomUrl === WECOM_URL && platform?.connected() === true && sandbox === null;
    },
    webhookSecret: config.webhook?.secret !== undefined,
    backup: { byItself: config.backup !== null, embedded: !config.databaseUrl },
  };
}

const quotaOf = (now: Date, plan: Plan | null) =>
  quotaWindow(
    now,
    plan ? reachOf(plan, defaultDispatchSettings).quota : defaultDispatchSettings.quota,
    plan?.meta.timezone ?? DEFAULT_ZONE,
  );

const namesOfEvents = async (analytics: Analytics): Promise<string[]> =>
  (await askEventNames(analytics)).map((row) => row.name);

import { fileURLToPath } from 'node:url';
import type { Plan } from '@hetang/contract/plan/registry';
import { analyticsEndpoints } from './analytics/http/endpoints.ts';
import { getBehind } from './analytics/http/get-behind.ts';
import { AskedPeople } from './analytics/people/asked-people.ts';
import { findBehind } from './analytics/people/find-behind.ts';
import { askEventNames } from './analytics/questions/event-names.ts';
import { readTimeline } from './analytics/read-timeline.ts';
import { stopBackup } from './backup/note-backup.ts';
import { checkDeps } from './check-deps.ts';
import { homeDeps } from './home-deps.ts';
import { WORK_ACTS, WORK_IMPORTS } from './job-names.ts';
import type { Analytics } from './kernel/clickhouse/analytics.ts';
import type { Endpoint, HttpOptions } from './kernel/http/app.ts';
import { health } from './kernel/http/health.ts';
import { idempotency } from './kernel/http/idempotency.ts';
import { metrics } from './kernel/http/metrics.ts';
import { databaseAnswers, migrationsDone } from './kernel/http/ready-checks.ts';
import { consoleFiles } from './kernel/http/static.ts';
import { timeRequests } from './kernel/http/time-requests.ts';
import { addJob } from './kernel/jobs.ts';
import { createAccess } from './modules/access/api.ts';
import { stopAct } from './modules/acts/api.ts';
import { actEndpoints } from './modules/acts/http/endpoints.ts';
import { auditEndpoints } from './modules/audit/http/endpoints.ts';
import { recordActors } from './modules/audit/record-actors.ts';
import { recordExports } from './modules/audit/record-exports.ts';
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
import { couponEndpoints } from './modules/coupons/http/endpoints.ts';
import { exportEventNotices } from './modules/events/http/export-event-notices.ts';
import { getEventNotices } from './modules/events/http/get-event-notices.ts';
import { getEventSources } from './modules/events/http/get-event-sources.ts';
import { putEventSource } from './modules/events/http/put-event-source.ts';
import { watchSenders } from './modules/events/watch-senders.ts';
import { figureEndpoints } from './modules/figures/http/endpoints.ts';
import { fixtureEndpoints } from './modules/fixtures/http/endpoints.ts';
import { homeEndpoints } from './modules/home/http/endpoints.ts';
import { getReference } from './modules/home/http/get-reference.ts';
import { askImportToStop } from './modules/imports/api.ts';
import { importEndpoints } from './modules/imports/http/endpoints.ts';
import { journeyEndpoints } from './modules/journeys/http/endpoints.ts';
import { describeNode } from './modules/journeys/rules/describe-steps.ts';
import { postStage } from './modules/lifecycle/http/post-stage.ts';
import { momentEndpoints } from './modules/moments/http/endpoints.ts';
import { pointsEndpoints } from './modules/points/http/endpoints.ts';
import { remarkEndpoints } from './modules/remarks/http/endpoints.ts';
import { robotEndpoints } from './modules/robots/http/endpoints.ts';
import { getSearch } from './modules/search/http/get-search.ts';
import { segmentEndpoints } from './modules/segments/http/endpoints.ts';
import { serviceEndpoints } from './modules/service/http/endpoints.ts';
import { sidebarEndpoints } from './modules/sidebar/http/endpoints.ts';
import { getAlerts } from './modules/system/alerts/http/get-alerts.ts';
import { postAlertsRead } from './modules/system/alerts/http/post-alerts-read.ts';
import { systemEndpoints } from './modules/system/http/endpoints.ts';
import { getChecks } from './modules/system/http/get-checks.ts';
import { reconciliationEndpoints } from './modules/system/reconciliations/endpoints.ts';
import { stopReconciliation } from './modules/system/reconciliations/stop-reconciliation.ts';
import { jobEndpoints } from './modules/system/running/http/endpoints.ts';
import { registerStateGauges } from './modules/system/state-gauges.ts';
import { getTagMarks } from './modules/tags/http/get-tag-marks.ts';
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
import { robotDeps } from './robot-deps.ts';
import { readSealKey } from './seal-key.ts';
import { postTestRun } from './test-run/http/post-test-run.ts';
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
      idempotency({ db, machine }),
      recordActors(machine),
      recordExports(db),
      ...access.endpoints,
      ...viewEndpoints({ db, clock: machine }),
      ...auditEndpoints({ db, clock: machine }),
      ...planEndpoints({ db, clock, onApplied: parts.onApplied, askSync: platform?.askSync }),
      ...eventRoutes(parts),
      ...figureRoutes(parts),
      getSearch({ db }),
      ...contactRoutes(parts),
      ...segmentEndpoints({ db, clock }),
      ...tierEndpoints({ db, clock }),
      ...pointsEndpoints({ db, clock }),
      ...couponEndpoints({ db, clock }),
      ...journeyEndpoints({ db, clock }),
      postTestRun({ db, clock }),
      ...taskEndpoints({ db, clock }),
      ...sidebarEndpoints({ db, clock, quotaWindow: quotaOf, latest: latestOf(stores) }),
      ...outboxEndpoints({ db, clock }),
      ...broadcastEndpoints({ db, clock, machine, port: platform?.port ?? null }),
      ...momentEndpoints({ db, clock }),
      ...communityEndpoints({ db, clock }),
      ...importEndpoints({ db, clock, goOn: (tx) => addJob(tx, WORK_IMPORTS, {}, WORK_IMPORTS) }),
      ...platformRoutes(parts),
      ...robotEndpoints(robotDeps(parts)),
      ...systemEndpoints({ db, clock, machine, startedAt: machine.now(), version: VERSION }),
      ...jobRoutes(parts),
      getAlerts({ db }),
      postAlertsRead({ db }),
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
    exportEventNotices({ db, clock }),
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

/** The latest events of a contact, by analytics where there is one. */
function latestOf({ db, analytics }: Parts['stores']) {
  if (!analytics) return null;
  return (contactId: number, limit: number) => readTimeline({ db, analytics }, { contactId, limit });
}

/** Figures and names: the home page, the reference, questions to analytics. */
function figureRoutes(parts: Parts): Endpoint[] {
  const { clock, log, platform, stores } = parts;
  const { db, analytics } = stores;
  const home = { ...homeDeps(parts), connected: () => platform?.connected() ?? false };
  if (!analytics) return [...homeEndpoints(home), getReference({ db, log, eventNames: undefined })];
  return [
    ...homeEndpoints(home),
    getReference({ db, log, eventNames: () => namesOfEvents(analytics) }),
    ...analyticsEndpoints({ db, analytics, clock }),
  ];
}

/** What stands between us and the messaging platform. */
function platformRoutes({ clock, stores: { db }, platform }: Parts): Endpoint[] {
  return [
    ...reconciliationEndpoints({ db, clock, ask: platform?.askReconciliation }),
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
    ...figureEndpoints({ db, clock }),
    ...remarkEndpoints({ db, port: platform?.port ?? null }),
    ...codeEndpoints({ db, clock, onStaffChanged: platform?.onStaffChanged }),
    ...fixtureEndpoints({ db, clock, askSync: platform?.askSync }),
    ...(platform?.endpoints ?? []),
  ];
}

/** Work in the background, and how each kind of it is stopped. */
function jobRoutes({ clock, machine, log, stores: { db } }: Parts): Endpoint[] {
  const stop = {
    import: (id: string) => askImportToStop({ db, clock }, Number(id)),
    act: (id: string) => stopAct({ db, clock }, Number(id)),
    reconciliation: (id: string) => stopReconciliation({ db, clock }, Number(id)),
    backup: (id: string) => stopBackup(db, id),
  };
  return jobEndpoints({ db, clock, machine, log, stop });
}

function contactRoutes({ clock, machine, stores: { db, analytics } }: Parts): Endpoint[] {
  const asked = new AskedPeople(machine);
  const filters = {
    db,
    clock,
    findBehind: (behind: string) => findBehind({ db, analytics, clock, asked }, behind),
  };
  return [
    getContacts(filters),
    getContact({ db, clock, stepLabel: describeNode, quotaWindow: quotaOf }),
    exportContacts(filters),
    getRelations({ db }),
    getTagMarks({ db }),
    getBehind({ db, clock }),
    postStage({ db, clock }),
    ...mergeEndpoints({ db, clock }),
    ...suppressionEndpoints({ db, clock }),
    ...actEndpoints({ ...filters, goOn: (tx) => addJob(tx, WORK_ACTS, {}, WORK_ACTS) }),
  ];
}

const quotaOf = (now: Date, plan: Plan | null) =>
  quotaWindow(
    now,
    plan ? reachOf(plan, defaultDispatchSettings).quota : defaultDispatchSettings.quota,
    plan?.meta.timezone ?? DEFAULT_ZONE,
  );

const namesOfEvents = async (analytics: Analytics): Promise<string[]> =>
  (await askEventNames(analytics)).map((row) => row.name);

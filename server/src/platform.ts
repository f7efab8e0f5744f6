import type { Plan } from '@hetang/contract/plan/registry';
import type { JoinWayChannel } from './channels/join-ways.ts';
import type { LinkChannel } from './channels/links.ts';
import type {
  ChannelDirectory,
  ChannelPort,
  CodeChannel,
  TagChannel,
  TenantChannel,
} from './channels/port.ts';
import type { ServiceChannel } from './channels/service.ts';
import type { StaffLogin } from './channels/staff-login.ts';
import { openWecom, type WecomDeps } from './channels/wecom/open.ts';
import type { WecomSettings } from './channels/wecom/setup/settings.ts';
import { askForRun, isReconciling } from './channels/wecom/sync/run.ts';
import { RESUME_RECONCILIATION, RETRY_CODES, SYNC_PLAN } from './job-names.ts';
import type { Clock } from './kernel/clock.ts';
import type { Database, Tx } from './kernel/database/database.ts';
import { withLock, withLockIfFree } from './kernel/database/lock.ts';
import type { Endpoint } from './kernel/http/app.ts';
import { addJob } from './kernel/jobs.ts';
import type { Worker } from './kernel/log/worker.ts';
import type { Logger } from './kernel/telemetry/logger.ts';
import type { Metrics } from './kernel/telemetry/metrics.ts';
import { codeStates, syncCodes } from './modules/codes/api.ts';
import { getCodeImage } from './modules/codes/http/get-code-image.ts';
import { getCodeZip } from './modules/codes/http/get-code-zip.ts';
import { getLinkQuota } from './modules/codes/http/get-link-quota.ts';
import { communityNamesNow, keepChats, regroupChats } from './modules/communities/api.ts';
import { ingestEvents } from './modules/contacts/api.ts';
import { makeServiceReader, type ReadService } from './modules/service/api.ts';
import { refreshCorpTags, syncCorpTags, tagRefs } from './modules/tags/api.ts';
import type { AppliedHook } from './plan/apply.ts';
import { currentPlan, currentVersion } from './plan/current.ts';
import { readBytes } from './plan/media/read-bytes.ts';
import { makePlatformTransfers, type PlatformTransfers } from './platform-transfers.ts';

/** The platform behind Hetang, with what keeps plan and platform in step. */
export interface Platform extends TenantChannel {
  port: ChannelPort;
  login: StaffLogin;
  endpoints: Endpoint[];
  /** Whether a tenant is connected, now. */
  connected(): boolean;
  startInbox(): Promise<Worker>;
  /** Live codes and corp tags as the plan wants them. */
  syncPlan(): Promise<void>;
  /** Asks for that, once the change is in force. */
  askSync(tx: Tx): Promise<void>;
  /** Codes follow rota, limits and staff, and are tried again when they failed; calls nobody when nothing is due. */
  retryCodes(): Promise<void>;
  /** Asks for the codes to be looked at once the change is in force. */
  onStaffChanged(tx: Tx): Promise<void>;
  /** Customers who change their member. */
  transfers: PlatformTransfers;
  /** Customer service: what may be asked of it, and how an account is read. */
  service: { port: ServiceChannel; read: ReadService };
  /** Compares customers and groups with the platform; does nothing while another process does. */
  reconcile(): Promise<void>;
  /** Notes that a comparison is wanted and begins it once the transaction is through. */
  askReconciliation(tx: Tx, by: string): Promise<void>;
  /** Goes on with a comparison that was interrupted, or that somebody asked for. */
  resumeReconciliation(): Promise<void>;
  /** Asks for `syncPlan` once the new version is in force. */
  onApplied: AppliedHook;
  close(): Promise<void>;
}

export interface PlatformDeps {
  settings: WecomSettings;
  /** Null where the tenant is not connected in the console. */
  sealKey: string | null;
  publicUrl: string;
  db: Database;
  clock: Clock;
  machine: Clock;
  log: Logger;
  metrics: Metrics;
}

/** The WeCom tenant that is connected, or will be. */
export function connectPlatform(deps: PlatformDeps): Platform {
  const { db, clock, log, metrics } = deps;
  const askReconciliation = async (tx: Tx, by: string | null): Promise<void> => {
    await askForRun(tx, { by, now: clock.now() });
    await addJob(tx, RESUME_RECONCILIATION, {}, RESUME_RECONCILIATION);
  };
  const ingest = makeIngest(clock);
  const wecom = openWecom({
    settings: deps.settings,
    sealKey: deps.sealKey,
    publicUrl: deps.publicUrl,
    async onConnected(tx) {
      await addJob(tx, SYNC_PLAN, {}, SYNC_PLAN);
      // Customers and groups that the tenant has already.
      await askReconciliation(tx, null);
    },
    db,
    clock,
    machine: deps.machine,
    log,
    metrics,
    directory: makeDirectory(db),
    ingest,
    onService: (account, token) => read(account, token),
    readMedia: async (sha256) => (await readBytes(db, sha256))?.bytes ?? null,
    chats: keepChats({ db, clock, communities: communityNamesNow() }),
    onTagsChanged: () => readTagsAgain(deps, wecom.port),
  });
  const { port } = wecom;
  const read = makeServiceReader({ db, clock, port, ingest });
  return {
    port,
    endpoints: [
      ...wecom.endpoints,
      getLinkQuota({ port }),
      getCodeZip({ db, port }),
      getCodeImage({ db, port }),
    ],
    login: wecom.login,
    connected: deps.settings.connected,
    startInbox: wecom.startInbox,
    checkConnection: wecom.checkConnection,
    readLimits: wecom.readLimits,
    syncPlan: () => withLock(db, SYNC_LOCK, () => syncPlan(deps, port)),
    async retryCodes() {
      const current = await currentPlan(db);
      if (current) await syncCodes({ db, clock, log, port }, current.plan);
    },
    reconcile: () => withReconcileLock(deps, () => compareAll(deps, wecom)),
    askReconciliation,
    async resumeReconciliation() {
      if (await isReconciling(db)) await withReconcileLock(deps, () => wecom.reconcile());
    },
    transfers: makePlatformTransfers({ db, clock, log, port }, wecom),
    service: { port, read },
    onStaffChanged: (tx) => addJob(tx, RETRY_CODES, {}, RETRY_CODES),
    onApplied: (tx) => addJob(tx, SYNC_PLAN, {}, SYNC_PLAN),
    askSync: (tx) => addJob(tx, SYNC_PLAN, {}, SYNC_PLAN),
    close: wecom.close,
  };
}

function makeIngest(clock: Clock): WecomDeps['ingest'] {
  return (tx, events, source) => ingestEvents(tx, events, { source, now: clock.now() });
}

async function readTagsAgain({ db, clock }: PlatformDeps, port: TagChannel): Promise<void> {
  const outcome = await refreshCorpTags({ db, clock, port });
  // The callback that told of it is tried again.
  if (outcome.kind !== 'done') throw new Error(`corp tags could not be read: ${JSON.stringify(outcome)}`);
}

/** Tags too: the callback that tells of changed ones may have been lost. */
async function compareAll(
  { db, clock, log }: PlatformDeps,
  wecom: ReturnType<typeof openWecom>,
): Promise<unknown> {
  const outcome = await refreshCorpTags({ db, clock, port: wecom.port });
  if (outcome.kind !== 'done') log.warn({ outcome }, 'corp tags could not be compared');
  return wecom.reconcile();
}

/** Any fixed number: one comparison at a time. */
const RECONCILE_LOCK = 7_245_031;

async function withReconcileLock(
  { db, log }: Pick<PlatformDeps, 'db' | 'log'>,
  work: () => Promise<unknown>,
): Promise<void> {
  const outcome = await withLockIfFree(db, RECONCILE_LOCK, work);
  if (outcome !== null) log.info({ outcome }, 'compared with the platform');
}

/** Any fixed number: two who create the same tags at once would get in each other's way. */
const SYNC_LOCK = 7_245_030;

async function syncPlan(
  { db, clock, log }: PlatformDeps,
  port: CodeChannel & LinkChannel & JoinWayChannel & TagChannel,
): Promise<void> {
  const current = await currentPlan(db);
  if (!current) return;
  await regroupChats({ db, clock }, current.plan);
  const tags = await syncCorpTags({ db, clock, port }, current.plan);
  if (tags.kind !== 'done') log.warn({ outcome: tags }, 'corp tags are not in step');
  await syncCodes({ db, clock, log, port }, current.plan);
}

/** Translates the platform's ids; kept until the plan changes. */
function makeDirectory(db: Database): () => Promise<ChannelDirectory> {
  let kept: { version: number; staff: Map<string, string> } | undefined;
  return async () => {
    const version = await currentVersion(db);
    if (kept?.version !== version) {
      const plan = (await currentPlan(db))?.plan;
      kept = { version, staff: staffByUserid(plan) };
    }
    const { staff } = kept;
    // Codes that the plan has dropped may be printed somewhere: people still come by them.
    const [codes, tags] = await Promise.all([codeStates(db), tagRefs(db)]);
    return {
      staffKey: (userid) => staff.get(userid) ?? null,
      codeKey: (state) => codes.get(state) ?? null,
      tagRef: (platformTagId) => tags.get(platformTagId) ?? null,
    };
  };
}

function staffByUserid(plan: Plan | undefined): Map<string, string> {
  return new Map(Object.entries(plan?.staff ?? {}).map(([key, staff]) => [staff.wecom, key]));
}

import type { Plan } from '@hetang/contract/plan/registry';
import type { FixtureChannel } from './channels/fixtures.ts';
import type { JoinWayChannel } from './channels/join-ways.ts';
import type { LinkChannel } from './channels/links.ts';
import type { MomentChannel } from './channels/moments.ts';
import type {
  ChannelDirectory,
  ChannelPort,
  CodeChannel,
  TagChannel,
  TenantChannel,
} from './channels/port.ts';
import type { RemarkChannel } from './channels/remarks.ts';
import type { SampleChannel } from './channels/samples.ts';
import type { ServiceChannel } from './channels/service.ts';
import type { StaffLogin } from './channels/staff-login.ts';
import { openWecom, type WecomDeps } from './channels/wecom/open.ts';
import type { WecomSettings } from './channels/wecom/setup/settings.ts';
import { askForRun, isReconciling } from './channels/wecom/sync/run.ts';
import { READ_FIGURES, RESUME_RECONCILIATION, RETRY_CODES, SYNC_PLAN, WRITE_REMARKS } from './job-names.ts';
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
import { askAgain, checkFixtures, syncFixtures } from './modules/fixtures/api.ts';
import { wantRemarks } from './modules/remarks/api.ts';
import { makeServiceReader, type ReadService } from './modules/service/api.ts';
import { readAccounts } from './modules/service/read-accounts.ts';
import { makeServiceSender } from './modules/service/send-to-contact.ts';
import { syncAccounts } from './modules/service/sync-accounts.ts';
import { refreshCorpTags, syncCorpTags, tagRefs } from './modules/tags/api.ts';
import type { ServiceSender } from './outbox/deps.ts';
import type { AppliedHook } from './plan/apply.ts';
import { currentPlan, currentVersion } from './plan/current.ts';
import { readBytes } from './plan/media/read-bytes.ts';
import { makeCardHook, makePlatformStaff, type PlatformStaff } from './platform-staff.ts';
import { makePlatformTransfers, type PlatformTransfers } from './platform-transfers.ts';

/** The platform behind Hetang, with what keeps plan and platform in step. */
export interface Platform extends TenantChannel {
  port: ChannelPort & MomentChannel & RemarkChannel & SampleChannel;
  login: StaffLogin;
  endpoints: Endpoint[];
  /** Whether a tenant is connected, now. */
  connected(): boolean;
  startInbox(): Promise<Worker>;
  /** Corp tags, live codes and fixtures as the plan wants them; reads back what is kept there. */
  syncPlan(): Promise<void>;
  /** Asks for that, once the change is in force; what was changed on the platform or refused is called for again. */
  askSync(tx: Tx): Promise<void>;
  /** Codes follow rota, limits and staff; they and fixtures are tried again when they failed. Calls nobody when nothing is due. */
  retryCodes(): Promise<void>;
  /** What it keeps of members and their friends. */
  staff: PlatformStaff;
  /** Asks for the codes to be looked at once the change is in force. */
  onStaffChanged(tx: Tx): Promise<void>;
  /** Customers who change their member. */
  transfers: PlatformTransfers;
  /** Customer service: what may be asked of it, and how an account is read. */
  service: { port: ServiceChannel; read: ReadService; sender: ServiceSender };
  /** Reads accounts of customer service that no callback has called for lately. */
  readService(): Promise<void>;
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
      await askSyncAndFigures(tx);
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
    onCard: makeCardHook(deps),
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
    retryCodes: () => retryCodes(deps, port),
    reconcile: () => withReconcileLock(deps, () => compareAll(deps, wecom)),
    askReconciliation,
    async resumeReconciliation() {
      if (await isReconciling(db)) await withReconcileLock(deps, () => wecom.reconcile());
    },
    transfers: makePlatformTransfers({ db, clock, log, port }, wecom),
    service: { port, read, sender: makeServiceSender({ db, clock, port, read }) },
    readService: () => readService(deps, read),
    staff: makePlatformStaff({ db, clock, log }, port),
    onStaffChanged: (tx) => addJob(tx, RETRY_CODES, {}, RETRY_CODES),
    onApplied: askSyncAndFigures,
    askSync,
    close: wecom.close,
  };
}

function makeIngest(clock: Clock): WecomDeps['ingest'] {
  return async (tx, events, source) => {
    const now = clock.now();
    const ingested = await ingestEvents(tx, events, { source, now });
    const added = events.filter(({ name }) => name === 'contact.added');
    const current = added.length > 0 ? await currentPlan(tx) : null;
    if (current && (await wantRemarks(tx, added, { ...current, now })) > 0)
      await addJob(tx, WRITE_REMARKS, {}, WRITE_REMARKS);
    return ingested;
  };
}

async function readTagsAgain({ db, clock }: PlatformDeps, port: TagChannel): Promise<void> {
  const outcome = await refreshCorpTags({ db, clock, port });
  // The callback that told of it is tried again.
  if (outcome.kind !== 'done') throw new Error(`corp tags could not be read: ${JSON.stringify(outcome)}`);
}

/** Tags and accounts of customer service too: the callbacks that tell of them may have been lost. */
async function compareAll(
  { db, clock, log }: PlatformDeps,
  wecom: ReturnType<typeof openWecom>,
): Promise<unknown> {
  const { port } = wecom;
  const tags = await refreshCorpTags({ db, clock, port });
  if (tags.kind !== 'done') log.warn({ outcome: tags }, 'corp tags could not be compared');
  const accounts = await syncAccounts({ db, clock, port });
  // Not every tenant lets the app near its customer service.
  if (accounts.kind !== 'done')
    log.info({ outcome: accounts }, 'accounts of customer service could not be listed');
  return wecom.reconcile();
}

/** After this long without a callback an account is looked at. */
const UNREAD_MS = 15 * 60_000;

async function readService({ db, clock, log }: PlatformDeps, read: ReadService): Promise<void> {
  const problems = await readAccounts({ db, read }, new Date(clock.now().getTime() - UNREAD_MS));
  if (Object.keys(problems).length > 0)
    log.warn({ problems }, 'accounts of customer service could not be read');
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
  port: CodeChannel & LinkChannel & JoinWayChannel & TagChannel & FixtureChannel,
): Promise<void> {
  const current = await currentPlan(db);
  if (!current) return;
  await regroupChats({ db, clock }, current.plan);
  const tags = await syncCorpTags({ db, clock, port }, current.plan);
  if (tags.kind !== 'done') log.warn({ outcome: tags }, 'corp tags are not in step');
  await syncCodes({ db, clock, log, port }, current.plan);
  await syncFixtures({ db, clock, log, port }, current.plan);
  await checkFixtures({ db, clock, log, port });
}

async function retryCodes(
  { db, clock, log }: PlatformDeps,
  port: CodeChannel & LinkChannel & JoinWayChannel & FixtureChannel,
): Promise<void> {
  const current = await currentPlan(db);
  if (!current) return;
  await syncCodes({ db, clock, log, port }, current.plan);
  await withLockIfFree(db, SYNC_LOCK, () => syncFixtures({ db, clock, log, port }, current.plan));
}

/** Members who are new have figures of their own. */
async function askSyncAndFigures(tx: Tx): Promise<void> {
  await addJob(tx, SYNC_PLAN, {}, SYNC_PLAN);
  await addJob(tx, READ_FIGURES, {}, READ_FIGURES);
}

async function askSync(tx: Tx): Promise<void> {
  await askAgain(tx);
  await addJob(tx, SYNC_PLAN, {}, SYNC_PLAN);
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

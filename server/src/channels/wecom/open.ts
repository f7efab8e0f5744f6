import type { Clock } from '../../kernel/clock.ts';
import type { Database, Tx } from '../../kernel/database/database.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import type { Worker } from '../../kernel/log/worker.ts';
import type { Logger } from '../../kernel/telemetry/logger.ts';
import type { Metrics } from '../../kernel/telemetry/metrics.ts';
import type { ChatOwnerChannel } from '../chat-owners.ts';
import type { ChatKeeper } from '../chats.ts';
import type { FixtureChannel } from '../fixtures.ts';
import type { IdLookupChannel } from '../id-lookup.ts';
import type { JoinWayChannel } from '../join-ways.ts';
import type { LinkChannel } from '../links.ts';
import type { ReadMedia } from '../media.ts';
import type { MomentChannel } from '../moments.ts';
import type { ChannelDirectory, ChannelPort, CodeChannel, TagChannel, TenantChannel } from '../port.ts';
import type { RemarkChannel } from '../remarks.ts';
import type { SampleChannel } from '../samples.ts';
import type { ServiceChannel } from '../service.ts';
import type { CardPress } from '../staff-cards.ts';
import type { StaffFigureChannel } from '../staff-figures.ts';
import type { StaffLogin } from '../staff-login.ts';
import type { TransferChannel } from '../transfers.ts';
import { cancelMassSend } from './calls/cancel-mass-send.ts';
import { closeCard } from './calls/close-card.ts';
import { createMassSend } from './calls/create-mass-send.ts';
import type { MediaDeps } from './calls/deps.ts';
import { ensureCode } from './calls/ensure-code.ts';
import { ensureJoinWay } from './calls/ensure-join-way.ts';
import { ensureLink, findLink } from './calls/ensure-link.ts';
import { ensureTags } from './calls/ensure-tags.ts';
import { fetchCodeImage } from './calls/fetch-code-image.ts';
import { findCode } from './calls/find-code.ts';
import { findMassSend } from './calls/find-mass-send.ts';
import { markTags } from './calls/mark-tags.ts';
import { notifyStaff } from './calls/notify-staff.ts';
import { prepareMedia } from './calls/prepare-media.ts';
import { readLinkQuota } from './calls/read-link-quota.ts';
import { readMassSend } from './calls/read-mass-send.ts';
import { readStaffDays } from './calls/read-staff-days.ts';
import { readTags } from './calls/read-tags.ts';
import { remindMassSend } from './calls/remind-mass-send.ts';
import { sendWelcome } from './calls/send-welcome.ts';
import { checkConnection } from './check-connection.ts';
import { type Admission, makeAdmission } from './client/admission.ts';
import { makeBreakers } from './client/breakers.ts';
import { makeClient, type WecomClient } from './client/client.ts';
import { type Http, openHttp } from './client/http.ts';
import { makeQuota, type QuotaDeps } from './client/quota.ts';
import { readLimits } from './client/read-limits.ts';
import { makeTokens, type Tokens } from './client/token.ts';
import type { WecomConfig } from './config.ts';
import { makeFixturePort } from './fixture-port.ts';
import { makeIdLookupPort } from './id-lookup-port.ts';
import { receiveCallback } from './inbox/callback-endpoint.ts';
import type { Ingest } from './inbox/tell-facts.ts';
import { startInbox } from './inbox/worker.ts';
import { exportCalls } from './journal/http/export-calls.ts';
import { getCalls } from './journal/http/get-calls.ts';
import { makeJournal } from './journal/journal.ts';
import { makeMomentPort } from './moment-port.ts';
import { makeRemarkPort } from './remark-port.ts';
import { makeSamplePort } from './sample-port.ts';
import { makeServicePort } from './service-port.ts';
import { getLimits } from './setup/http/get-limits.ts';
import { setupEndpoints } from './setup/http/setup-endpoints.ts';
import { noteVerified, type WecomSettings } from './setup/settings.ts';
import { makeStaffLogin } from './staff-login.ts';
import { reconcile, type SyncOutcome } from './sync/reconcile.ts';
import { makeTransferPort } from './transfer-port.ts';

export interface WecomDeps {
  /** Which tenant, at every moment. */
  settings: WecomSettings;
  /** What settings made in the console are sealed with; null where they cannot be made there. */
  sealKey: string | null;
  /** Where people and the platform reach Hetang. */
  publicUrl: string;
  /** Called in the transaction that connects a tenant. */
  onConnected(tx: Tx): Promise<void>;
  db: Database;
  clock: Clock;
  /** The machine's clock: limits and pauses of the platform protect machines. */
  machine: Clock;
  log: Logger;
  metrics: Metrics;
  /** Asked once for each batch of callbacks: keep it in memory while the plan does not change. */
  directory: () => Promise<ChannelDirectory>;
  /** Takes events into the log, in the given transaction. */
  ingest: Ingest;
  /** Where the bytes of files come from that messages carry. */
  readMedia: ReadMedia;
  /** Keeps customer groups as the platform shows them. */
  chats: ChatKeeper;
  /** Called when somebody changed corp tags in the console; read them again and refresh the mapping. */
  onTagsChanged?: () => Promise<void>;
  /** Called when something happened at a customer-service account; false when it is to be said again later. */
  onService?: (account: string, token: string | null) => Promise<boolean>;
  /** Called when a member pressed a button of a card; answers what came of it. */
  onCard?: (press: CardPress) => Promise<string>;
  /** Machine milliseconds that never go back; `performance.now` by default. */
  ticks?: () => number;
}

/** One WeCom tenant: what may be asked of it, where it calls back, and what keeps us in step. */
export interface Wecom extends TenantChannel {
  port: ChannelPort &
    CodeChannel &
    LinkChannel &
    JoinWayChannel &
    TagChannel &
    MomentChannel &
    TransferChannel &
    ChatOwnerChannel &
    ServiceChannel &
    RemarkChannel &
    IdLookupChannel &
    SampleChannel &
    StaffFigureChannel &
    FixtureChannel;
  endpoints: Endpoint[];
  /** How members of staff come in. */
  login: StaffLogin;
  /** Works off callbacks until stopped. */
  startInbox(): Promise<Worker>;
  /**
   * Compares customers, groups and figures with the platform and makes up for lost callbacks; goes on with a comparison
   * that was interrupted. One at a time: see `kernel/database/lock.ts`.
   */
  reconcile(by?: string): Promise<SyncOutcome>;
  /** Closes the connections to the platform. */
  close(): Promise<void>;
}

/** Connects to a tenant; nothing is called before the first question. */
export function openWecom(deps: WecomDeps): Wecom {
  const ticks = deps.ticks ?? (() => performance.now());
  const { settings, db, clock, log, metrics } = deps;
  const { config } = settings;
  const http = openHttp(config.baseUrl);
  const journal = makeJournal({ db, log });
  const tokens = makeTokens({ config, http, db, clock, ticks, journal });
  const client = makeClient({
    http,
    tokens,
    admission: admissionOf(deps, ticks),
    journal,
    metrics,
    log,
    clock,
    ticks,
  });
  const calls: MediaDeps = { client, config, clock, db, machine: deps.machine, readMedia: deps.readMedia };
  const tagsChanged = once(deps.onTagsChanged ?? (() => Promise.resolve()));
  const told = { ...calls, log, directory: deps.directory, ingest: deps.ingest, chats: deps.chats };
  return {
    port: {
      ...makePort(calls),
      ...makeTransferPort(told),
      ...makeMomentPort(calls),
      ...makeServicePort(calls),
      ...makeRemarkPort(calls),
      ...makeIdLookupPort(calls),
      ...makeSamplePort(calls),
      readStaffDays: readStaffDays(calls),
      ...makeFixturePort(calls),
    },
    login: makeStaffLogin({ ...calls, machine: deps.machine }),
    endpoints: endpointsOf(deps, { client, tokens, http }),
    startInbox: () =>
      startInbox({
        ...told,
        tagsChanged,
        serviceCalled: deps.onService ?? (async () => true),
        cardPressed: deps.onCard ?? (async () => 'nobody asks'),
      }),
    reconcile: (by) => reconcile(told, by ?? null),
    checkConnection: () => checkConnection(calls),
    readLimits: () => readLimits(sharedOf(deps)),
    async close() {
      await http.close();
      await journal.close();
    },
  };
}

function makePort(calls: MediaDeps): ChannelPort & CodeChannel & LinkChannel & JoinWayChannel & TagChannel {
  return {
    prepareMedia: prepareMedia(calls),
    sendWelcome: sendWelcome(calls),
    createMassSend: createMassSend(calls),
    findMassSend: findMassSend(calls),
    readMassSend: readMassSend(calls),
    remindMassSend: remindMassSend(calls),
    cancelMassSend: cancelMassSend(calls),
    markTags: markTags(calls),
    notifyStaff: notifyStaff(calls),
    closeCard: closeCard(calls),
    ensureCode: ensureCode(calls),
    findCode: findCode(calls),
    fetchCodeImage: fetchCodeImage(calls),
    ensureJoinWay: ensureJoinWay(calls),
    ensureLink: ensureLink(calls),
    findLink: findLink(calls),
    readLinkQuota: readLinkQuota(calls),
    ensureTags: ensureTags(calls),
    readTags: readTags(calls),
  };
}

function endpointsOf(
  deps: WecomDeps,
  connection: { client: WecomClient; tokens: Tokens; http: Http },
): Endpoint[] {
  const { settings, db, clock } = deps;
  const { config } = settings;
  return [
    receiveCallback({
      config,
      keys: settings.callbackKeys,
      db,
      clock,
      async onVerified(nr) {
        await noteVerified(db, { app: appOf(config), isNext: nr > 0, now: clock.now() });
        if (nr > 0) await settings.reload();
      },
    }),
    ...setupEndpoints({ ...deps, ...connection }),
    getCalls({ db, clock }),
    exportCalls({ db, clock }),
    getLimits({ readLimits: () => readLimits(sharedOf(deps)) }),
  ];
}

/** What all processes of one app share, and on which clock. */
function sharedOf({ settings, db, machine }: WecomDeps): QuotaDeps {
  return { db, app: () => appOf(settings.config), now: () => machine.now().getTime() };
}

/** Names tenant and app. */
const appOf = ({ corpId, agentId }: WecomConfig): string => `${corpId}:${agentId}`;

function admissionOf(deps: WecomDeps, ticks: () => number): Admission {
  const { metrics } = deps;
  const shared = sharedOf(deps);
  return makeAdmission({
    quota: makeQuota(shared),
    breakers: makeBreakers(shared),
    ticks,
    onHeld: (path, why) => metrics.channelHeld.inc({ channel: 'wecom', call: path, why }),
  });
}

/** While one run waits to begin, further wishes are the same wish; one that comes during a run gets its own. */
function once(work: () => Promise<void>): () => Promise<void> {
  let running = Promise.resolve();
  let queued: Promise<void> | undefined;
  return () => {
    queued ??= running
      .catch(() => undefined)
      .then(() => {
        queued = undefined;
        running = work();
        return running;
      });
    return queued;
  };
}

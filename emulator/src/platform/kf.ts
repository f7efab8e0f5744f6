import { newId } from '../kernel/ids.ts';
import type { KfAccount, KfSession } from '../state/kf.ts';
import type { World } from '../world/world.ts';
import { PlatformError, required } from './errors.ts';

const PER_MESSAGE = 5;
const WINDOW_MS = 48 * 3_600_000;
const TOKEN_MS = 10 * 60_000;
const KEPT_TOKENS = 1000;

/** The account named by the caller. Errors: 60251 missing, 95004 unknown. */
export function findKf(world: World, openKfid: string | undefined): KfAccount {
  const account = world.state.kfAccounts.get(required(openKfid, 60251));
  if (account === undefined) throw new PlatformError(95004);
  return account;
}

function keyOf(openKfid: string, externalUserid: string): string {
  return `${openKfid} ${externalUserid}`;
}

/** The session of a customer; 40096 when they have never come. */
export function findKfSession(
  world: World,
  account: KfAccount,
  externalUserid: string | undefined,
): KfSession {
  const key = keyOf(account.openKfid, required(externalUserid, 41035));
  const session = world.state.kfSessions.get(key);
  if (session === undefined) throw new PlatformError(40096);
  return session;
}

/** Adds to what sync_msg gives out, under the id of the entry or a new one. Returns the id. */
export function logKf(world: World, account: KfAccount, entry: Record<string, unknown>, at: number): string {
  const msgid = entry.msgid === undefined ? newId(world.state, 'kf-message', '', 32) : String(entry.msgid);
  const head = { open_kfid: account.openKfid, send_time: Math.floor(at / 1000) };
  account.log.push({ ...head, ...entry, msgid });
  return msgid;
}

/** The event is only a signal, with a token for sync_msg that lives ten minutes. */
function signal(world: World, account: KfAccount, at: number): void {
  const token = newId(world.state, 'kf-token', 'ENC', 48);
  world.state.kfTokens.push({ value: token, expiresAt: at + TOKEN_MS });
  if (world.state.kfTokens.length > KEPT_TOKENS) world.state.kfTokens.shift();
  world.push({ Event: 'kf_msg_or_event', Token: token, OpenKfId: account.openKfid }, at);
}

/** The customer opens the account's chat; a welcome code is given when they have not written in 48 hours. */
export function enterKf(world: World, account: KfAccount, externalUserid: string, at: number): void {
  const key = keyOf(account.openKfid, externalUserid);
  const known = world.state.kfSessions.get(key);
  const session = known ?? {
    openKfid: account.openKfid,
    externalUserid,
    state: 0,
    servicer: '',
    wroteAt: 0,
    left: 0,
  };
  world.state.kfSessions.set(key, session);
  const isNew = at - session.wroteAt > WINDOW_MS;
  const code = newId(world.state, 'kf-code', '', 40);
  const { openKfid } = account;
  if (isNew) world.state.kfCodes.set(code, { openKfid, externalUserid, issuedAt: world.transport.now() });
  const event = {
    event_type: 'enter_session',
    open_kfid: openKfid,
    external_userid: externalUserid,
    ...(isNew ? { welcome_code: code } : {}),
  };
  logKf(world, account, { origin: 4, msgtype: 'event', event }, at);
  signal(world, account, at);
}

/** The customer writes; an ended session begins anew, and five messages may be sent within 48 hours. */
export function writeToKf(
  world: World,
  account: KfAccount,
  said: { externalUserid: string; text: string },
  at: number,
): void {
  const session = findKfSession(world, account, said.externalUserid);
  if (session.state === 4) session.state = 0;
  session.wroteAt = at;
  session.left = PER_MESSAGE;
  const entry = {
    external_userid: said.externalUserid,
    origin: 3,
    msgtype: 'text',
    text: { content: said.text },
  };
  logKf(world, account, entry, at);
  signal(world, account, at);
}

/** Uses one message of the window. Errors: 95018 state, 95031 never written, 95002 over 48 h, 95001 five sent. */
export function useKfWindow(session: KfSession, at: number): void {
  if (session.state !== 0 && session.state !== 1) throw new PlatformError(95018);
  if (session.wroteAt === 0) throw new PlatformError(95031);
  if (at - session.wroteAt > WINDOW_MS) throw new PlatformError(95002);
  if (session.left <= 0) throw new PlatformError(95001);
  session.left--;
}

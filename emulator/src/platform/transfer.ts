import { nextNumber } from '../kernel/ids.ts';
import { chance, next, randomOf } from '../kernel/random.ts';
import type { Follow } from '../state/state.ts';
import type { Transfer } from '../state/transfer.ts';
import type { World } from '../world/world.ts';
import { isInScope } from './contact-scope.ts';
import { chatOf, writeMessage } from './contents.ts';
import { deliver } from './deliver.ts';
import { PlatformError } from './errors.ts';
import { unassignedKey } from './resign.ts';

const DAY = 86_400_000;
const NINETY_DAYS = 90 * DAY;
const PER_NINETY_DAYS = 2;
/** Assigned by an administrator. */
const ADD_WAY = 202;

/** One call: who gives, who takes, and what customers read when it is done. */
export interface TransferOrder {
  kind: Transfer['kind'];
  handover: string;
  takeover: string;
  message: string;
  now: number;
}

/** Refuses an order that no customer could follow. Errors: 40130 same member, 40003 unknown, 41054 taker never logged in, 40097 giver still there. */
export function checkOrder(world: World, order: TransferOrder): void {
  const { staff, resigned } = world.state;
  if (order.handover === order.takeover) throw new PlatformError(40130);
  const taker = staff.get(order.takeover);
  if (taker === undefined) throw new PlatformError(40003);
  if (!taker.active) throw new PlatformError(41054);
  if (!isInScope(world, taker)) throw new PlatformError(84074);
  if (order.kind === 'resigned' && staff.has(order.handover)) throw new PlatformError(40097);
  const isKnown = order.kind === 'on-job' ? staff.has(order.handover) : resigned.has(order.handover);
  if (!isKnown) throw new PlatformError(40003);
}

function relationOf(world: World, handover: string, externalUserid: string): Follow | undefined {
  const waiting = world.state.unassigned.get(unassignedKey(handover, externalUserid));
  return world.follows.get(handover, externalUserid) ?? waiting?.follow;
}

function isUnderway(world: World, handover: string, externalUserid: string): boolean {
  for (const one of world.state.transfers.values()) {
    const isSame = one.handover === handover && one.externalUserid === externalUserid;
    if (isSame && one.status === 2) return true;
  }
  return false;
}

function refusalOf(world: World, order: TransferOrder, externalUserid: string): number {
  const person = world.state.people.get(world.state.externals.get(externalUserid) ?? '');
  if (person === undefined) return 40096;
  if (relationOf(world, order.handover, externalUserid) === undefined) return 40131;
  if (isUnderway(world, order.handover, externalUserid)) return order.kind === 'on-job' ? 40129 : 40100;
  const lately = (person.transferred ?? []).filter((at) => at > order.now - NINETY_DAYS);
  return order.kind === 'on-job' && lately.length >= PER_NINETY_DAYS ? 40128 : 0;
}

/** Starts the transfer of one customer; 0, or the code for this customer. It happens after 24 hours unless refused. */
export function startTransfer(world: World, order: TransferOrder, externalUserid: string): number {
  const errcode = refusalOf(world, order, externalUserid);
  if (errcode !== 0) return errcode;
  const { kind, handover, takeover, message, now } = order;
  const key = `${handover} ${takeover} ${externalUserid}`;
  const takeoverAt = now + DAY;
  const transfer: Transfer = {
    key,
    kind,
    handover,
    takeover,
    externalUserid,
    message,
    takeoverAt,
    status: 2,
    startedAt: now,
  };
  world.state.transfers.delete(key);
  world.state.transfers.set(key, transfer);
  world.duties.add({ at: takeoverAt, kind: 'transfer-due', ref: key });
  const person = world.state.people.get(world.state.externals.get(externalUserid) ?? '');
  const random = randomOf(world.state.seed, 'transfer', key, now);
  if (person?.manual === false && chance(random, world.behaviour.refuseTransfer)) {
    world.agenda.add({ at: now + Math.round(next(random) * DAY), kind: 'transfer-refuse', ref: key });
  }
  return 0;
}

function fail(world: World, transfer: Transfer, status: 3 | 4, at: number): void {
  transfer.status = status;
  transfer.takeoverAt = at;
  world.push(
    {
      Event: 'change_external_contact',
      ChangeType: 'transfer_fail',
      FailReason: status === 3 ? 'customer_refused' : 'customer_limit_exceed',
      UserID: transfer.takeover,
      ExternalUserID: transfer.externalUserid,
    },
    at,
  );
}

/** The customer refuses; false when nothing waits. */
export function refuseTransfer(world: World, key: string, at: number): boolean {
  const transfer = world.state.transfers.get(key);
  if (transfer?.status !== 2) return false;
  fail(world, transfer, 3, at);
  return true;
}

function moveRelation(world: World, transfer: Transfer, old: Follow, at: number): void {
  const { handover, takeover, externalUserid, kind } = transfer;
  const contact = { Event: 'change_external_contact', ExternalUserID: externalUserid };
  world.follows.remove(handover, externalUserid);
  world.state.unassigned.delete(unassignedKey(handover, externalUserid));
  if (kind === 'on-job') {
    const gone = { ChangeType: 'del_external_contact', UserID: handover, Source: 'DELETE_BY_TRANSFER' };
    world.push({ ...contact, ...gone }, at);
  }
  const { leftAt: _left, ...kept } = world.follows.get(takeover, externalUserid) ?? {
    ...old,
    seq: nextNumber(world.state, 'follow'),
    userid: takeover,
    createdAt: at,
    addWay: ADD_WAY,
  };
  world.follows.add({ ...kept, lastChatAt: at });
  world.push(
    { ...contact, ChangeType: 'add_external_contact', UserID: takeover, State: kept.state || undefined },
    at,
  );
}

/** What the end of the 24 hours brings: 1 done, 3 the relation is gone, 4 the taker has too many customers. */
function outcomeOf(world: World, transfer: Transfer, old: Follow | undefined): 1 | 3 | 4 {
  const taker = world.state.staff.get(transfer.takeover);
  if (taker === undefined || old === undefined || old.leftAt !== undefined) return 3;
  const limit = taker.customerLimit ?? Number.POSITIVE_INFINITY;
  return world.follows.countOfStaff(taker.userid) >= limit ? 4 : 1;
}

function tellCustomer(world: World, transfer: Transfer, at: number): void {
  const person = world.state.people.get(world.state.externals.get(transfer.externalUserid) ?? '');
  if (person === undefined) return;
  if (transfer.kind === 'on-job') {
    person.transferred = [...(person.transferred ?? []).filter((one) => one > at - NINETY_DAYS), at];
  }
  const name = world.state.staff.get(transfer.takeover)?.name ?? '';
  const body = { kind: 'text', text: `你的服务成员已变更为${name}。` } as const;
  writeMessage(world, chatOf(person, transfer.takeover), { at, from: 'system', body });
  if (transfer.message === '') return;
  deliver(world, person, transfer.takeover, { bodies: [{ kind: 'text', text: transfer.message }], at });
}

/** The 24 hours are over: the customer has another member now, unless that cannot be. */
export function finishTransfer(world: World, key: string, at: number): void {
  const transfer = world.state.transfers.get(key);
  // A later try under the same key has its own duty.
  if (transfer?.status !== 2 || at < transfer.takeoverAt) return;
  const old = relationOf(world, transfer.handover, transfer.externalUserid);
  const outcome = outcomeOf(world, transfer, old);
  if (outcome !== 1 || old === undefined) {
    fail(world, transfer, outcome === 4 ? 4 : 3, at);
    return;
  }
  transfer.status = 1;
  transfer.takeoverAt = at;
  moveRelation(world, transfer, old, at);
  tellCustomer(world, transfer, at);
}

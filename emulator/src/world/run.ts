import { staffDeletes } from '../platform/friends.ts';
import { markMoment } from '../platform/moments.ts';
import { finishTransfer, refuseTransfer } from '../platform/transfer.ts';
import type { ActKind } from '../state/state.ts';
import { accept, staffAccept } from './acts/accept.ts';
import { arrive } from './acts/arrive.ts';
import { react, wake } from './acts/decide.ts';
import { reply } from './acts/reply.ts';
import { staffConfirm } from './acts/staff-confirm.ts';
import { staffPublish } from './acts/staff-publish.ts';
import { staffTag } from './acts/staff-tag.ts';
import type { Agenda } from './agenda.ts';
import type { World } from './world.ts';

function deleteCustomer(world: World, userid: string, personId: string, at: number): void {
  const person = world.state.people.get(personId);
  if (person !== undefined) staffDeletes(world, userid, person.externalUserid, at);
}

function likeMoment(world: World, personId: string, arg: string, at: number): void {
  const [momentId = '', userid = ''] = arg.split(' ');
  const moment = world.state.moments.get(momentId);
  const by = world.state.people.get(personId)?.externalUserid ?? '';
  if (moment !== undefined) markMoment(moment, { userid, by, at });
}

type Perform = (world: World, ref: string, arg: string, at: number) => void;

const PERFORM: Record<ActKind, Perform> = {
  arrive: (world, _ref, _arg, at) => arrive(world, at),
  accept: (world, ref, _arg, at) => accept(world, ref, at),
  reply,
  wake: (world, ref, _arg, at) => wake(world, ref, at),
  react: (world, ref, _arg, at) => react(world, ref, at),
  'staff-accept': staffAccept,
  'staff-confirm': staffConfirm,
  'staff-tag': staffTag,
  'staff-delete': deleteCustomer,
  'staff-publish': staffPublish,
  'moment-like': likeMoment,
  'transfer-refuse': (world, ref, _arg, at) => refuseTransfer(world, ref, at),
  'transfer-due': (world, ref, _arg, at) => finishTransfer(world, ref, at),
};

/** The agenda whose turn is next; the people's counts only while the world runs. */
function nextAgenda(world: World): Agenda {
  const act = world.state.settings.running ? world.agenda.peek()?.at : undefined;
  const duty = world.duties.peek()?.at;
  return act !== undefined && act < (duty ?? Number.POSITIVE_INFINITY) ? world.agenda : world.duties;
}

/** When the next act or duty is due; undefined when nothing is planned. */
export function nextActAt(world: World): number | undefined {
  return nextAgenda(world).peek()?.at;
}

/** Performs what is due until `until`, at most `most` acts. True when more is due. */
export function runDue(world: World, until: number, most: number): boolean {
  let done = 0;
  for (let due = nextActAt(world); due !== undefined && due <= until; due = nextActAt(world)) {
    if (done === most) return true;
    const act = nextAgenda(world).take();
    if (act === undefined) return false;
    PERFORM[act.kind](world, act.ref, act.arg ?? '', act.at);
    world.touch();
    done++;
  }
  return false;
}

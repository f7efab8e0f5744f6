import { type ContactState, ownerOf } from '../../../reaction/contact-state.ts';
import type { DraftTask } from '../../../reaction/reaction.ts';
import type { JourneyNode } from './compile.ts';
import { momentOfField, nextMoment } from './moments.ts';
import { type Move, rest, type Walk } from './progress.ts';

/** Rests where a node says to wait; undefined for a node that does not. */
export function waitAt(walk: Walk, node: JourneyNode): Move | undefined {
  switch (node.kind) {
    case 'wait':
      return rest(walk, 'time', later(walk, node.ms));
    case 'wait-until':
      return rest(walk, 'time', nextMoment(walk.reaction.now, node.time, node.on, walk.plan));
    case 'wait-for':
      return rest(walk, 'event', later(walk, node.atMostMs));
    case 'wait-date':
      return waitForDate(walk, node);
    case 'task':
      return askStaff(walk, node);
    default:
      return undefined;
  }
}

/** So many milliseconds from now. */
export function later(walk: Walk, ms: number): Date {
  return new Date(walk.reaction.now.getTime() + ms);
}

function waitForDate(walk: Walk, node: JourneyNode & { kind: 'wait-date' }): Move {
  const value = walk.contact.fields[node.date.field];
  const at = momentOfField(value, node.date, walk.plan.timezone);
  if (at === null) return { to: node.next, outcome: 'no-date' };
  if (at <= walk.reaction.now) return { to: node.next, outcome: 'past', detail: { date: value } };
  return rest(walk, 'time', at);
}

/** Waits for the other day when the field that a person waits by has changed. */
export function followDate(walk: Walk, node: JourneyNode & { kind: 'wait-date' }): void {
  const { enrolment, reaction, contact, plan } = walk;
  const at = momentOfField(contact.fields[node.date.field], node.date, plan.timezone);
  const due = at !== null && at > reaction.now ? at : reaction.now;
  if (enrolment.dueAt === null || due.getTime() === enrolment.dueAt.getTime()) return;
  // What is due already stays as late as it is.
  if (due === reaction.now && enrolment.dueAt <= reaction.now) return;
  enrolment.dueAt = due;
  enrolment.dirty = true;
}

function askStaff(walk: Walk, node: JourneyNode & { kind: 'task' }): Move {
  const { task } = node;
  if (task.wait && alreadyFilled(walk.contact, task.fills))
    return { to: node.next, outcome: 'already-filled' };
  const dueAt = later(walk, node.dueMs);
  createTask(walk, {
    do: task.do,
    title: task.title ?? task.do,
    staff: staffFor(walk, task.by),
    fills: task.fills,
    dueAt,
  });
  return task.wait ? rest(walk, 'task', dueAt) : { to: node.next };
}

/** Who is meant by `owner` or a staff key. */
export function staffFor({ contact }: Walk, by: string): string | null {
  return by === 'owner' ? ownerOf(contact) : by;
}

type TaskWish = Pick<DraftTask, 'do' | 'title' | 'staff' | 'fills' | 'dueAt'> & { community?: string };

/** Asks staff to do something and tells the log. */
export function createTask(walk: Walk, wish: TaskWish): void {
  const { effects, now: at } = walk.reaction;
  walk.enrolment.taskId = null;
  const draft: DraftTask = {
    ...wish,
    id: 0,
    contactId: walk.contact.id,
    enrolment: walk.enrolment,
    over: null,
  };
  effects.tasks.push(draft);
  effects.derived.push({ name: 'task.created', contactId: walk.contact.id, at, props: {}, creates: draft });
}

/** True when everything that a task is to find out is known. */
export function alreadyFilled(contact: ContactState, fills: readonly string[]): boolean {
  if (fills.length === 0) return false;
  return fills.every((fill) => {
    const [kind, key = ''] = fill.split('/');
    if (kind === 'field') return contact.fields[key] !== undefined;
    for (const ref of contact.tags.keys()) if (ref.startsWith(`${key}/`)) return true;
    return false;
  });
}

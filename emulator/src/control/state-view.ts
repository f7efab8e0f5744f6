import type { MassMessage, MassTask } from '../state/mass-message.ts';
import type { Person } from '../state/person.ts';
import type { World } from '../world/world.ts';
import type { Desk } from './control.ts';

type PersonStage = 'stranger' | 'friend' | 'left';

function stageOf(world: World, person: Person): PersonStage {
  const follows = world.follows.ofCustomer(person.externalUserid);
  if (follows.some((follow) => follow.leftAt === undefined)) return 'friend';
  return person.chats.length > 0 ? 'left' : 'stranger';
}

function peopleCounts(
  world: World,
): Record<PersonStage, number> & { messages: number; steps: Record<string, number> } {
  const counts = { stranger: 0, friend: 0, left: 0, messages: 0, steps: {} as Record<string, number> };
  for (const person of world.state.people.values()) {
    counts[stageOf(world, person)]++;
    for (const chat of person.chats) {
      counts.messages += chat.messages.filter((message) => message.from === 'staff').length;
    }
    for (const [step, times] of Object.entries(person.did))
      counts.steps[step] = (counts.steps[step] ?? 0) + times;
  }
  return counts;
}

function taskStage(message: MassMessage, task: MassTask): 'confirmed' | 'cancelled' | 'unconfirmed' {
  if (task.confirmedAt !== undefined) return 'confirmed';
  return message.cancelledAt === undefined ? 'unconfirmed' : 'cancelled';
}

function taskCounts(messages: Iterable<MassMessage>): Record<string, number> {
  const counts = {
    unconfirmed: 0,
    confirmed: 0,
    cancelled: 0,
    waiting: 0,
    sent: 0,
    notFriends: 0,
    capped: 0,
  };
  const fields = ['waiting', 'sent', 'notFriends', 'capped'] as const;
  for (const message of messages) {
    for (const task of message.tasks) {
      counts[taskStage(message, task)]++;
      for (const { status } of task.targets) counts[fields[status]]++;
    }
  }
  return counts;
}

/** Counts of everything and the last calls, for people and tests that look in. */
export function stateView(desk: Desk): Record<string, unknown> {
  const { world, gate, pusher, reporter } = desk;
  const { messages, steps, ...people } = peopleCounts(world);
  return {
    now: world.clock.now(),
    people: { total: world.state.people.size, ...people },
    friends: world.follows.size,
    counts: world.state.counts,
    steps,
    messagesReceived: messages,
    codes: world.state.contactWays.size,
    groups: world.state.groups.size,
    groupCodes: world.state.joinWays.size,
    tags: world.state.tagGroups.reduce((sum, group) => sum + group.tags.length, 0),
    tasks: taskCounts(world.state.massMessages.values()),
    agenda: world.agenda.size,
    callbacks: { waiting: world.state.pushes.size, ...pusher.stats },
    business: { waiting: world.state.business.queue.length, ...reporter.stats },
    requests: { total: gate.requests.total, tail: gate.requests.tail() },
  };
}

import type { MessageBody } from '../state/message-body.ts';
import type { Person } from '../state/person.ts';
import { planReaction } from '../world/plan-reaction.ts';
import type { World } from '../world/world.ts';
import { chatOf, writeMessage } from './contents.ts';

const FORTNIGHT = 14 * 86_400_000;

/** Puts what a member sends into the person's chat. Text and attachments arrive as several messages. */
export function deliver(
  world: World,
  person: Person,
  userid: string,
  sent: { bodies: readonly MessageBody[]; at: number },
): void {
  const chat = chatOf(person, userid);
  for (const body of sent.bodies) writeMessage(world, chat, { at: sent.at, from: 'staff', body });
  person.received = person.received.filter((at) => at > sent.at - FORTNIGHT);
  person.received.push(sent.at);
  planReaction(world, person, sent.at);
}

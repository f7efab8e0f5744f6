import { z } from 'zod';
import { deliver } from '../platform/deliver.ts';
import { PlatformError, required } from '../platform/errors.ts';
import type { Welcome } from '../state/state.ts';
import { type Call, endpoint } from './endpoint.ts';
import { messageContent, toBodies } from './message-content.ts';

const LIFE_MS = 20_000;
// Long enough that two calls sent together meet: the second sees 41096.
const IN_FLIGHT_MS = 15;

function openWelcome(call: Call, code: string): Welcome {
  const welcome = call.world.state.welcomes.get(code);
  if (welcome === undefined) throw new PlatformError(41050);
  if (welcome.status === 'sending') throw new PlatformError(41096);
  if (welcome.status === 'done') throw new PlatformError(41051);
  if (call.world.transport.now() > welcome.issuedAt + LIFE_MS) throw new PlatformError(41050);
  return welcome;
}

/** POST externalcontact/send_welcome_msg: once per code, within 20 s of transport time. */
export const sendWelcomeMsg = endpoint({
  path: 'externalcontact/send_welcome_msg',
  method: 'post',
  input: z.object({ welcome_code: z.string().optional(), ...messageContent }),
  async handle(call, input) {
    const code = required(input.welcome_code, 41049);
    const welcome = openWelcome(call, code);
    const bodies = toBodies(call, input);
    welcome.status = 'sending';
    await new Promise((resolve) => setTimeout(resolve, IN_FLIGHT_MS));
    welcome.status = 'done';
    const person = call.world.state.people.get(welcome.personId);
    if (person !== undefined) deliver(call.world, person, welcome.userid, { bodies, at: call.now });
    return {};
  },
});

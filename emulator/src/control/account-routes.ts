import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { follow, tapMenu, unfollow, writeToAccount } from '../official-account/acts.ts';
import { menuFor } from '../official-account/conditional-menu.ts';
import { answerSubscribe } from '../official-account/subscribe.ts';
import { verifyAccountCallback } from '../official-account/verify.ts';
import type { AccountTicket, Follower } from '../state/official-account.ts';
import type { World } from '../world/world.ts';
import { type App, addressRanges, type Desk, httpUrl, personOf, readBody } from './control.ts';
import { ControlError, notFound } from './control-error.ts';

const callbackBody = z.object({
  url: httpUrl,
  token: z.string().regex(/^[A-Za-z0-9]{3,32}$/),
  encodingAesKey: z.string().regex(/^[A-Za-z0-9+/]{43}$/),
  mode: z.enum(['plain', 'compat', 'safe']),
});
const accountBody = z.strictObject({ trustedIps: addressRanges.optional() });
const followBody = z.object({ ticket: z.string().optional() });
const writeBody = z.object({ text: z.string().min(1).max(2000) });
const subscribeBody = z.union([
  z.strictObject({ templateIds: z.array(z.string()).min(1).max(3), accept: z.boolean() }),
  // A page for one message, which names its scene instead of a template.
  z.strictObject({ scene: z.number().int().min(0).max(10_000) }),
]);
const menuBody = z.object({ type: z.enum(['click', 'view']), value: z.string().min(1).max(1024) });

function ticketOf(world: World, value: string | undefined, now: number): AccountTicket | undefined {
  if (value === undefined) return undefined;
  const ticket = world.state.accountTickets.get(/\/oa\/q\/([\w-]+)/.exec(value)?.[1] ?? value);
  if (ticket === undefined || (ticket.expiresAt ?? now + 1) <= now)
    throw notFound('这个带参二维码，可能已过期', 'such a QR; it may have expired');
  return ticket;
}

function followerIn(world: World, request: FastifyRequest): Follower {
  const follower = world.state.followers.get(personOf(world, request).openid);
  if (follower?.subscribed === true) return follower;
  throw new ControlError(409, 'not-following', { zh: '还没有关注公众号', en: 'Not following the account' });
}

/** The Official Account: its server, and what people do with it. */
export function accountRoutes(app: App, { world }: Desk): void {
  const { account } = world.state;
  const now = (): number => world.clock.now();
  app.get('/control/oa', () => account);
  app.put('/control/oa', (request) => {
    account.trustedIps = readBody(accountBody, request).trustedIps ?? account.trustedIps ?? [];
    world.touch();
    return account;
  });
  app.put('/control/oa/callback', async (request) => {
    const setting = readBody(callbackBody, request);
    const refusal = await verifyAccountCallback(setting, now());
    if (refusal !== undefined) throw new ControlError(422, 'callback-not-verified', refusal);
    account.callback = setting;
    world.touch();
    return account;
  });
  followerRoutes(app, world);
}

function followerRoutes(app: App, world: World): void {
  const { account } = world.state;
  const now = (): number => world.clock.now();
  app.get('/control/people/:id/oa', (request) => {
    const follower = world.state.followers.get(personOf(world, request).openid);
    const button = follower === undefined ? [] : menuFor(world, follower);
    return {
      follower: follower ?? null,
      menu: button.length === 0 ? null : { button },
      subscribeTemplates: account.subscribeTemplates,
    };
  });
  app.post('/control/people/:id/oa/follow', (request) => {
    const ticket = ticketOf(world, readBody(followBody, request).ticket, now());
    const follower = follow(world, personOf(world, request), ticket, now());
    world.touch();
    return follower;
  });
  app.post('/control/people/:id/oa/unfollow', (request) => {
    unfollow(world, followerIn(world, request), now());
    world.touch();
    return { followed: false };
  });
  app.post('/control/people/:id/oa/messages', (request) => {
    writeToAccount(world, followerIn(world, request), readBody(writeBody, request).text, now());
    world.touch();
    return { sent: true };
  });
  app.post('/control/people/:id/oa/subscribe', (request) => {
    const follower = followerIn(world, request);
    const body = readBody(subscribeBody, request);
    if ('scene' in body) {
      const key = `scene:${body.scene}`;
      follower.accepted = { ...follower.accepted, [key]: (follower.accepted?.[key] ?? 0) + 1 };
    } else {
      const { templateIds, accept: isAccepted } = body;
      answerSubscribe(world, follower, { templateIds, isAccepted }, now());
    }
    world.touch();
    return { accepted: follower.accepted ?? {} };
  });
  app.post('/control/people/:id/oa/menu', (request) => {
    tapMenu(world, followerIn(world, request), readBody(menuBody, request), now());
    world.touch();
    return { tapped: true };
  });
}

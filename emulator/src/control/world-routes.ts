import { z } from 'zod';
import { NO_CALLBACK_FAULTS } from '../http/faults.ts';
import { MAX_SPEED } from '../kernel/clock.ts';
import { createTags, deleteTags } from '../platform/tags.ts';
import { setRunning } from '../world/set-running.ts';
import { type App, type Desk, httpUrl, readBody } from './control.ts';
import { ControlError } from './control-error.ts';
import { stateView } from './state-view.ts';

const clockBody = z.union([
  // 0 stops the clock: nothing happens until it runs again or is moved.
  z.strictObject({ speed: z.number().min(0).max(MAX_SPEED) }),
  z.strictObject({
    advance: z
      .number()
      .positive()
      .max(400 * 86_400),
  }),
]);
const worldBody = z.object({
  running: z.boolean().optional(),
  arrivalsPerDay: z.number().min(0).max(1_000_000).optional(),
  codeWeights: z.record(z.string(), z.number().min(0)).optional(),
});
const businessBody = z.object({ url: httpUrl, authorization: z.string().max(4096) });
const share = z.number().min(0).max(1);
const faultsBody = z.object({
  expireTokens: z.boolean().optional(),
  failNext: z
    .array(
      z.object({
        path: z.string(),
        errcode: z.number().int().optional(),
        timeoutMs: z.number().min(0).max(120_000).optional(),
        delayMs: z.number().min(0).max(120_000).optional(),
        dropAfterEffect: z.boolean().optional(),
        times: z.number().int().min(1).optional(),
        rate: share.optional(),
      }),
    )
    .max(100)
    .optional(),
  callbacks: z
    .object({
      duplicate: share.optional(),
      drop: share.optional(),
      reorder: share.optional(),
      delayMs: z.number().min(0).max(600_000).optional(),
    })
    .optional(),
  quotas: z
    .object({
      perMinute: z.number().int().min(1).optional(),
      perHour: z.number().int().min(1).optional(),
      concurrency: z.number().int().min(1).optional(),
      wrongSecretsPerHour: z.number().int().min(1).optional(),
      debugPerMinute: z.number().int().min(1).optional(),
    })
    .optional(),
});
const tagsBody = z.object({
  group: z.string().min(1).max(30),
  tags: z.array(z.string().min(1).max(30)).min(1).max(1000),
});
const deleteTagsBody = z.object({
  tag_id: z.array(z.string()).optional(),
  group_id: z.array(z.string()).optional(),
});

/** Clock, world, business systems and what can be seen of it all. */
export function worldRoutes(app: App, desk: Desk): void {
  const { world, reporter } = desk;
  const clockView = (): Record<string, unknown> => {
    const { mode, speed } = world.clock;
    return { mode, speed, now: world.clock.now(), nextDue: desk.nextDue() ?? null };
  };
  app.get('/control/clock', clockView);
  app.put('/control/clock', async (request) => {
    const body = readBody(clockBody, request);
    if ('advance' in body) await desk.advance(body.advance);
    else if (world.clock.mode === 'manual') {
      const said = { zh: '手动时钟没有速度，只能 advance', en: 'A manual clock has no speed; use advance' };
      throw new ControlError(409, 'manual-clock', said);
    } else world.clock.setSpeed(body.speed);
    world.touch();
    return clockView();
  });
  app.get('/control/world', () => world.state.settings);
  app.put('/control/world', (request) => {
    const { running, arrivalsPerDay, codeWeights } = readBody(worldBody, request);
    const { settings } = world.state;
    settings.codeWeights = codeWeights ?? settings.codeWeights;
    setRunning(world, {
      running: running ?? settings.running,
      arrivalsPerDay: arrivalsPerDay ?? settings.arrivalsPerDay,
    });
    world.touch();
    return settings;
  });
  app.get('/control/business', () => ({
    url: world.state.business.setting?.url ?? null,
    waiting: world.state.business.queue.length,
    dropped: world.state.business.dropped,
    ...reporter.stats,
  }));
  app.put('/control/business', (request) => {
    world.state.business.setting = readBody(businessBody, request);
    world.touch();
    reporter.startOver();
    return { url: world.state.business.setting.url };
  });
  app.get('/control/codes', () => ({
    codes: [...world.state.contactWays.values()].map(({ configId, state, remark, user }) => ({
      configId,
      state,
      name: remark === '' ? state || configId : remark,
      user,
      qr: `/qr/${configId}.png`,
    })),
    groupCodes: [...world.state.joinWays.values()].map(({ configId, state, remark, chatIds }) => ({
      configId,
      state,
      name: remark === '' ? state || configId : remark,
      groups: chatIds.length,
      qr: `/qr/${configId}.png`,
    })),
  }));
  app.get('/control/state', () => stateView(desk));
}

/** Faults and the administrator's tags. */
export function faultRoutes(app: App, { world, gate }: Desk): void {
  const view = (): Record<string, unknown> => ({
    failNext: gate.faults.calls,
    callbacks: gate.faults.callbacks,
    quotas: gate.limits.quotas,
  });
  app.get('/control/faults', view);
  app.put('/control/faults', (request) => {
    const body = readBody(faultsBody, request);
    const now = world.clock.now();
    if (body.expireTokens === true) {
      for (const token of world.state.tokens) token.expiresAt = Math.min(token.expiresAt, now);
    }
    gate.faults.calls = body.failNext ?? gate.faults.calls;
    if (body.callbacks !== undefined)
      gate.faults.callbacks = { ...NO_CALLBACK_FAULTS, ...defined(body.callbacks) };
    Object.assign(gate.limits.quotas, defined(body.quotas ?? {}));
    return view();
  });
  app.post('/control/tags', (request) => {
    const { group, tags } = readBody(tagsBody, request);
    const at = world.clock.now();
    const made = createTags(world, {
      groupName: group,
      order: 0,
      tags: tags.map((name) => ({ name, order: 0 })),
      at,
    });
    const tell = (id: string, type: string): void =>
      world.push({ Event: 'change_external_tag', Id: id, TagType: type, ChangeType: 'create' }, at);
    if (made.isNew) tell(made.group.id, 'tag_group');
    for (const tag of made.created) tell(tag.id, 'tag');
    world.touch();
    return { group_id: made.group.id, tags: made.created };
  });
  app.delete('/control/tags', (request) => {
    const { tag_id = [], group_id = [] } = readBody(deleteTagsBody, request);
    deleteTags(world, tag_id, group_id);
    const at = world.clock.now();
    const tell = (id: string, type: string): void =>
      world.push({ Event: 'change_external_tag', Id: id, TagType: type, ChangeType: 'delete' }, at);
    for (const id of tag_id) tell(id, 'tag');
    for (const id of group_id) tell(id, 'tag_group');
    world.touch();
    return { deleted: tag_id.length + group_id.length };
  });
}

/** Without the fields left out. */
function defined<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

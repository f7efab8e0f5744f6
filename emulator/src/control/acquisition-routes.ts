import { z } from 'zod';
import { openLink, removeLink, setBalance } from '../platform/acquisition.ts';
import { type App, type Desk, param, personOf, readBody } from './control.ts';
import { ControlError, notFound } from './control-error.ts';

const openBody = z.object({ link: z.string(), channel: z.string().max(64).optional() });
const quotaBody = z.object({ balance: z.number().int().min(0).max(100_000_000) });

function readLink(text: string): { id: string; channel: string } {
  const id = /\/ca\/([A-Za-z0-9_-]+)/.exec(text)?.[1] ?? text;
  const channel = URL.canParse(text) ? new URL(text).searchParams.get('customer_channel') : null;
  return { id, channel: channel ?? '' };
}

/** Customer acquisition links: what administrators buy and customers open. */
export function acquisitionRoutes(app: App, { world }: Desk): void {
  const { state } = world;
  app.get('/control/links', () => ({
    quota: state.acquisition,
    links: [...state.links.values()].map(({ linkId, name, url }) => ({ link_id: linkId, name, url })),
  }));
  app.put('/control/links/quota', (request) => {
    setBalance(world, readBody(quotaBody, request).balance, world.clock.now());
    world.touch();
    return state.acquisition;
  });
  app.delete('/control/links/:linkId', (request) => {
    if (!removeLink(world, param(request, 'linkId'), world.clock.now())) throw notFound('获客链接', 'link');
    world.touch();
    return { deleted: true };
  });
  app.post('/control/people/:id/open-link', (request) => {
    const person = personOf(world, request);
    const body = readBody(openBody, request);
    const { id, channel } = readLink(body.link);
    const link = state.links.get(id);
    if (link === undefined) throw notFound('获客链接', 'link');
    const at = world.clock.now();
    const result = openLink(world, person, { link, channel: body.channel ?? channel, at });
    world.touch();
    if (!('userid' in result)) {
      const said = {
        zh: '获客链接不可用（额度用完或没有成员）',
        en: 'The link cannot be used: no quota or nobody',
      };
      throw new ControlError(409, result.kind, said);
    }
    return { ...result, staffName: state.staff.get(result.userid)?.name ?? '' };
  });
}

import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { baseUrlOf, type Gate } from '../http/wecom-routes.ts';
import { articlePage } from './article.ts';
import { avatarSvg } from './avatar.ts';
import { oauthRoutes } from './oauth-routes.ts';
import { qrPng, scanUrl } from './qr.ts';

const FOLDER = new URL('../../pages/', import.meta.url);
const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};
const FILES = readdirSync(FOLDER);
// Pictures in messages may come from anywhere; links open in a frame of the phone; pages may be shown in a frame.
const POLICY =
  "default-src 'self'; img-src * data:; frame-src http: https:; base-uri 'none'; form-action 'none'; frame-ancestors *";

async function sendFile(reply: FastifyReply, name: string): Promise<FastifyReply> {
  const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain';
  const text = await readFile(new URL(name, FOLDER), 'utf8');
  return reply
    .header('content-type', type)
    .header('content-security-policy', POLICY)
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'no-cache')
    .send(text);
}

function nameOf(request: FastifyRequest): string {
  return (request.params as { name?: string }).name ?? '';
}

/** Articles, entries of links, uploaded files and avatars. */
function fileRoutes(app: FastifyInstance, gate: Gate): void {
  const { state } = gate.world;
  app.get('/oa/s/:name', (request, reply) => {
    const article = state.account.publications.find((one) => one.articleId === nameOf(request));
    if (article === undefined || article.isDeleted) return reply.code(404).send('no such article');
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; img-src *; style-src 'self'; sandbox")
      .send(articlePage(article));
  });
  app.get('/kfid/:name', (_request, reply) => reply.redirect('/phone', 302));
  app.get('/ca/:name', (request, reply) => {
    const { customer_channel: channel = '' } = request.query as { customer_channel?: string };
    const link = new URLSearchParams({ link: nameOf(request), channel });
    return reply.redirect(`/phone?${link}`, 302);
  });
  app.get('/media/:name', (request, reply) => {
    const media = state.media.get(nameOf(request));
    if (media === undefined) return reply.code(404).send('no such media');
    return reply
      .header('content-type', media.contentType)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(Buffer.from(media.base64, 'base64'));
  });
  app.get('/avatar/:name', (request, reply) => {
    const id = nameOf(request).replace(/\.svg$/, '');
    const name = state.people.get(id)?.name ?? state.staff.get(id)?.name;
    if (name === undefined) return reply.code(404).send('no such person');
    return reply.header('content-type', 'image/svg+xml; charset=utf-8').send(avatarSvg({ id, name }));
  });
}

/** Pages for people, pictures of codes, permanent media and the login page. */
export async function pageRoutes(app: FastifyInstance, gate: Gate): Promise<void> {
  const { state } = gate.world;
  app.get('/', (_request, reply) => sendFile(reply, 'index.html'));
  app.get('/phone', (_request, reply) => sendFile(reply, 'phone.html'));
  for (const name of ['staff', 'admin', 'control']) {
    app.get(`/${name}`, (_request, reply) => sendFile(reply, `${name}.html`));
  }
  app.get('/js/jwxwork.js', (_request, reply) => sendFile(reply, 'jwxwork.js'));
  app.get('/page-qr.png', async (request, reply) => {
    const { to = '' } = request.query as { to?: string };
    const path = /^\/[a-z]*$/.test(to) ? to : '/';
    const picture = await qrPng(`${baseUrlOf(request, gate.publicUrl)}${path}`);
    return reply.header('content-type', 'image/png').send(picture);
  });
  for (const name of FILES) app.get(`/pages/${name}`, (_request, reply) => sendFile(reply, name));
  app.get('/qr/:name', async (request, reply) => {
    const configId = nameOf(request).replace(/\.png$/, '');
    if (!state.contactWays.has(configId) && !state.joinWays.has(configId))
      return reply.code(404).send('no such code');
    const picture = await qrPng(scanUrl(baseUrlOf(request, gate.publicUrl), configId));
    return reply.header('content-type', 'image/png').header('cache-control', 'max-age=86400').send(picture);
  });
  app.get('/scan/:name', (request, reply) => {
    return reply.redirect(`/phone?scan=${encodeURIComponent(nameOf(request))}`, 302);
  });
  app.get('/oa/cgi-bin/showqrcode', async (request, reply) => {
    const { ticket = '' } = request.query as { ticket?: string };
    if (!state.accountTickets.has(ticket)) return reply.code(404).send('no such ticket');
    const picture = await qrPng(`${baseUrlOf(request, gate.publicUrl)}/oa/q/${ticket}`);
    return reply.header('content-type', 'image/png').send(picture);
  });
  fileRoutes(app, gate);
  await oauthRoutes(app, gate);
}

import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ACCOUNT_BY_PATH } from '../official-account/endpoints.ts';
import { PlatformError } from '../platform/errors.ts';
import type { Answer, Call, Endpoint, Upload } from '../wecom/endpoint.ts';
import { ENDPOINT_BY_PATH } from '../wecom/endpoints.ts';
import type { World } from '../world/world.ts';
import { failure, type Outcome, send, sendHalf, success } from './answer.ts';
import type { CallFault, Faults } from './faults.ts';
import type { Limits } from './limits.ts';
import type { RequestLog } from './request-log.ts';
import { isTrusted } from './trusted-ips.ts';

/** What the routes work with. */
export interface Gate {
  world: World;
  limits: Limits;
  faults: Faults;
  requests: RequestLog;
  /** Address under which clients reach the emulator, if it differs from the Host header. */
  publicUrl?: string | undefined;
}

const BODY_LIMIT = 2 * 1024 * 1024;
const FILE_LIMIT = 21 * 1024 * 1024;

/** `http://host` as the caller wrote it. */
export function baseUrlOf(request: FastifyRequest, publicUrl: string | undefined): string {
  return publicUrl ?? `${request.protocol}://${request.host}`;
}

function queryOf(request: FastifyRequest): Record<string, unknown> {
  return request.query as Record<string, unknown>;
}

function checkToken(gate: Gate, request: FastifyRequest, now: number): void {
  const token = queryOf(request).access_token;
  if (typeof token !== 'string' || token === '') throw new PlatformError(41001);
  const known = gate.world.state.tokens.find((one) => one.value === token);
  if (known === undefined) throw new PlatformError(40014);
  if (known.expiresAt <= now) throw new PlatformError(42001);
}

function checkAccountToken(gate: Gate, request: FastifyRequest, now: number): void {
  const token = queryOf(request).access_token;
  if (typeof token !== 'string' || token === '') throw new PlatformError(41001);
  const { tokens, stableTokens } = gate.world.state.account;
  const known = [...tokens, ...stableTokens].find((one) => one.value === token);
  if (known === undefined) throw new PlatformError(40001);
  if (known.expiresAt <= now) throw new PlatformError(42001);
}

function readJson(request: FastifyRequest): unknown {
  if (request.method !== 'POST') throw new PlatformError(40058, 'require POST');
  let body: unknown;
  try {
    body = JSON.parse(typeof request.body === 'string' ? request.body : '');
  } catch {
    throw new PlatformError(40058, 'invalid Request Parameter, wrong json format');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new PlatformError(40058, 'invalid Request Parameter, body is not an object');
  }
  return body;
}

interface Form {
  file?: Upload;
  fields: Record<string, string>;
}

async function readUpload(request: FastifyRequest): Promise<Form> {
  if (request.method !== 'POST') throw new PlatformError(40058, 'require POST');
  if (!request.isMultipart()) return { fields: {} };
  try {
    return await readForm(request);
  } catch (error) {
    // What the parser says of a form without a boundary, or of one that is broken off, has no code.
    if ((error as { code?: unknown }).code !== undefined) throw error;
    throw new PlatformError(40058, 'invalid Request Parameter, wrong form');
  }
}

async function readForm(request: FastifyRequest): Promise<Form> {
  const form: Form = { fields: {} };
  for await (const part of request.parts({ limits: { fileSize: FILE_LIMIT, files: 4, fields: 20 } })) {
    if (part.type !== 'file') {
      if (typeof part.value === 'string') form.fields[part.fieldname] = part.value;
      continue;
    }
    const bytes = await part.toBuffer();
    if (part.fieldname === 'media')
      form.file = { filename: part.filename, contentType: part.mimetype, bytes };
  }
  return form;
}

/** 60020 from an address that the administrator does not trust; 40164 for a token of the Official Account. */
function checkAddress(gate: Gate, endpoint: Endpoint, ip: string): void {
  const { tenant, account } = gate.world.state;
  const isWecom = endpoint.auth === 'token' || endpoint.path === '/cgi-bin/gettoken';
  if (isWecom && !isTrusted(ip, tenant.trustedIps ?? [])) throw new PlatformError(60020);
  const isLogin = endpoint.path.endsWith('/token') || endpoint.path.endsWith('/stable_token');
  if (isLogin && !isTrusted(ip, account.trustedIps ?? [])) throw new PlatformError(40164);
}

async function run(gate: Gate, endpoint: Endpoint, request: FastifyRequest): Promise<Answer> {
  const { world, limits } = gate;
  const now = world.clock.now();
  limits.checkBan(request.ip);
  checkAddress(gate, endpoint, request.ip);
  if (endpoint.auth === 'token') checkToken(gate, request, now);
  if (endpoint.auth === 'account') checkAccountToken(gate, request, now);
  const query = queryOf(request);
  const call: Call = { world, now, baseUrl: baseUrlOf(request, gate.publicUrl), query };
  if (endpoint.method === 'get') return endpoint.run(call, query);
  if (endpoint.method === 'post') {
    const answer = await endpoint.run(call, readJson(request));
    world.touch();
    return answer;
  }
  const answer = await endpoint.run({ ...call, ...(await readUpload(request)) }, query);
  world.touch();
  return answer;
}

function asPlatformError(gate: Gate, error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  const { code } = error as { code?: unknown };
  if (code === 'FST_REQ_FILE_TOO_LARGE') return new PlatformError(45001);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new PlatformError(45002);
  if (typeof code === 'string' && code.startsWith('FST_')) return new PlatformError(40058);
  gate.world.log.error({ err: error }, 'a call failed inside the emulator');
  return new PlatformError(-1);
}

async function outcomeOf(gate: Gate, request: FastifyRequest, path: string): Promise<Outcome> {
  const at = { ip: request.ip, now: gate.world.clock.now(), number: gate.requests.total };
  const endpoint = ENDPOINT_BY_PATH.get(path) ?? ACCOUNT_BY_PATH.get(path);
  let leave: (() => void) | undefined;
  try {
    if (endpoint === undefined) throw new PlatformError(40066);
    leave = gate.limits.enter(path, queryOf(request).debug === '1');
    return success(await run(gate, endpoint, request), endpoint.isBare);
  } catch (error) {
    const known = asPlatformError(gate, error);
    const isRefused = known.code === 40001 || known.code === 40013;
    if (isRefused && endpoint?.auth === 'none') gate.limits.wrongSecret(request.ip);
    return failure(known, at);
  } finally {
    leave?.();
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function withFault(
  gate: Gate,
  fault: CallFault,
  request: FastifyRequest,
  path: string,
): Promise<Outcome | undefined> {
  if (fault.timeoutMs !== undefined) {
    await pause(fault.timeoutMs);
    return undefined;
  }
  if (fault.errcode !== undefined) {
    const at = { ip: request.ip, now: gate.world.clock.now(), number: gate.requests.total };
    return failure(new PlatformError(fault.errcode), at);
  }
  if (fault.delayMs !== undefined) await pause(fault.delayMs);
  return outcomeOf(gate, request, path);
}

async function answerCall(gate: Gate, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const path = pathOf(request);
  const [, query = ''] = request.url.split('?', 2);
  const started = performance.now();
  const fault = gate.faults.calls.length === 0 ? undefined : gate.faults.take(path);
  const outcome =
    fault === undefined ? await outcomeOf(gate, request, path) : await withFault(gate, fault, request, path);
  gate.requests.add({
    at: gate.world.clock.now(),
    method: request.method,
    path,
    query,
    body: typeof request.body === 'string' ? request.body : '',
    errcode: outcome?.errcode ?? -1,
    took: Math.round(performance.now() - started),
  });
  if (outcome === undefined) {
    reply.hijack();
    reply.raw.destroy();
    return reply;
  }
  if (fault?.dropAfterEffect === true) {
    sendHalf(reply, outcome);
    return reply;
  }
  return send(reply, outcome);
}

const ACCOUNT_HOST = /^(api|mp)\.weixin\.qq\.com(:\d+)?$/;

/** The path in the table: under its own name the Official Account's host needs no `/oa`. */
function pathOf(request: FastifyRequest): string {
  const [path = ''] = request.url.split('?', 1);
  return ACCOUNT_HOST.test(request.host) ? `/oa${path}` : path;
}

/** Serves /cgi-bin and, for the Official Account, /oa/cgi-bin from the tables of endpoints. */
export async function wecomRoutes(app: FastifyInstance, gate: Gate): Promise<void> {
  app.removeAllContentTypeParsers();
  await app.register(multipart);
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
    done(null, body);
  });
  app.setErrorHandler((error, request, reply) => {
    const at = { ip: request.ip, now: gate.world.clock.now(), number: gate.requests.total };
    return send(reply, failure(asPlatformError(gate, error), at));
  });
  const bases = ['/cgi-bin/*', '/sns/*', '/wxaapi/*'];
  for (const base of [...bases, ...bases.map((one) => `/oa${one}`)]) {
    app.all(base, { bodyLimit: BODY_LIMIT }, (request, reply) => answerCall(gate, request, reply));
  }
}

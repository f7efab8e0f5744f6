import type { IncomingMessage, ServerResponse } from 'node:http';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import type { Permissions } from '@hetang/contract/http/access';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
  type RawServerDefault,
} from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import type { Logger } from '../telemetry/logger.ts';
import { answerError, answerNotFound } from './errors.ts';

/** The server with zod schemas on routes; a wrong answer of ours is a 500, so the first test finds it. */
export type HttpApp = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** One endpoint (or a few that belong together) puts itself on the server. */
export type Endpoint = (app: HttpApp) => void;

/**
 * Who may call a route: `public` anyone, `user` a signed-in person, `key` a program with an API key, `any`
 * either; `staff` a member of staff who came in through the platform, to what is theirs. Routes that say nothing are
 * for users only.
 */
export type Access = 'public' | 'user' | 'key' | 'any' | 'staff';

/** Whose rows a caller may see: what hangs on these members of staff, by their keys and by their names in WeCom. */
export interface RowScope {
  staff: readonly string[];
  userids: readonly string[];
}

/** Who is calling, set by the guard before the handler runs. */
export interface Caller {
  kind: 'user' | 'key' | 'staff';
  /** Of `staff` the number of the session. */
  id: number;
  /** Of `staff` the userid. */
  name: string;
  /** What the caller may do. */
  permissions?: Permissions;
  /** Present when the caller may see some rows only. */
  rows?: RowScope;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyRequest {
    caller: Caller | null;
  }
}

export interface HttpOptions {
  logger: Logger;
  /** Throws when the caller may not use the route; answers who it is otherwise. */
  guard(request: FastifyRequest, access: Access): Promise<Caller | null>;
  endpoints: readonly Endpoint[];
  version: string;
  /** Origins whose pages may show ours in a frame; nobody's unless given. */
  framedBy?: readonly string[];
  /** Origins whose scripts our pages may load; nobody's unless given. */
  scriptsOf?: readonly string[];
}

/** Builds the server with everything but a port. */
export async function buildHttp(options: HttpOptions): Promise<HttpApp> {
  const app = Fastify({
    loggerInstance: options.logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 10 * 1024 * 1024,
    requestIdHeader: false,
    // Keys that would reach into prototypes are left out, so that one such item does not refuse a whole batch.
    onProtoPoisoning: 'remove',
    onConstructorPoisoning: 'remove',
    // A browser keeps connections open that it does not use; stopping must not wait for them.
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(answerNotFound);
  app.decorateRequest('caller', null);
  await app.register(helmet, {
    contentSecurityPolicy: contentPolicy(options),
    // The policy above says it, and can name others than ourselves.
    frameguard: false,
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
  });
  await app.register(cookie);
  await app.register(compress, { threshold: 1024 });
  await app.register(rateLimit, { global: false });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Hetang', version: options.version, license: { name: 'Apache-2.0' } },
    },
    transform: jsonSchemaTransform,
  });
  app.addHook('onRequest', async (request) => {
    request.caller = await options.guard(request, request.routeOptions.config.access ?? 'user');
  });
  await app.register(async (scope) => {
    for (const endpoint of options.endpoints) endpoint(scope as HttpApp);
  });
  app.get('/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, () => app.swagger());
  return app;
}

const contentPolicy = ({ framedBy = [], scriptsOf = [] }: HttpOptions) => ({
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'", ...scriptsOf],
    imgSrc: ["'self'", 'data:', 'http:', 'https:'],
    styleSrc: ["'self'", "'unsafe-inline'"],
    // The sandbox phone is another origin on the same machine.
    frameSrc: ["'self'", 'http:'],
    frameAncestors: ["'self'", ...framedBy],
    objectSrc: ["'none'"],
    baseUri: ["'self'"],
  },
});

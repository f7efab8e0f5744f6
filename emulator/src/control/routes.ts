import type { FastifyError } from 'fastify';
import { PlatformError } from '../platform/errors.ts';
import { accountRoutes } from './account-routes.ts';
import { acquisitionRoutes } from './acquisition-routes.ts';
import { albumRoutes } from './album-routes.ts';
import { appRoutes } from './app-routes.ts';
import { chatRoutes } from './chat-routes.ts';
import type { App, Desk } from './control.ts';
import { ControlError } from './control-error.ts';
import { customerRoutes } from './customer-routes.ts';
import { groupRoutes } from './group-routes.ts';
import { kfRoutes } from './kf-routes.ts';
import { logRoutes } from './log-routes.ts';
import { momentRoutes } from './moment-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { robotRoutes } from './robot-routes.ts';
import { scenarioRoutes } from './scenario-routes.ts';
import { staffRoutes } from './staff-routes.ts';
import { tenantRoutes } from './tenant-routes.ts';
import { transferRoutes } from './transfer-routes.ts';
import { faultRoutes, worldRoutes } from './world-routes.ts';

interface Said {
  status: number;
  code: string;
  message: string;
  messageZh: string;
}

function describe(error: unknown): Said {
  if (error instanceof ControlError) {
    return { status: error.status, code: error.code, message: error.message, messageZh: error.zh };
  }
  if (error instanceof PlatformError) {
    const messageZh = `平台拒绝：${error.code} ${error.message}`;
    return { status: 409, code: `platform-${error.code}`, message: error.message, messageZh };
  }
  const { statusCode = 500, message, code } = error as FastifyError;
  if (statusCode < 500)
    return { status: statusCode, code: code ?? 'bad-request', message, messageZh: `请求有误：${message}` };
  const messageZh = '模拟器内部出错，详情见日志';
  return { status: 500, code: 'internal', message: 'The emulator failed; see its log', messageZh };
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : '';
}

/** Serves /control: what administrators, members, customers and tests do outside the protocol. */
export async function controlRoutes(app: App, desk: Desk): Promise<void> {
  app.setErrorHandler((error, _request, reply) => {
    const { status, ...said } = describe(error);
    if (status === 500) desk.world.log.error({ err: error }, 'a control call failed');
    return reply.code(status).send({ error: said });
  });
  app.addHook('onRequest', async (request) => {
    const { origin, host } = request.headers;
    // A page of another site must not act through the browser of whoever runs the emulator.
    if (origin === undefined || request.method === 'GET' || hostOf(origin) === host) return;
    const said = {
      zh: '只接受模拟器自己的页面或程序的请求',
      en: "Only the emulator's own pages and programs may act",
    };
    throw new ControlError(403, 'foreign-origin', said);
  });
  tenantRoutes(app, desk);
  staffRoutes(app, desk);
  customerRoutes(app, desk);
  appRoutes(app, desk);
  peopleRoutes(app, desk);
  groupRoutes(app, desk);
  transferRoutes(app, desk);
  momentRoutes(app, desk);
  albumRoutes(app, desk);
  acquisitionRoutes(app, desk);
  chatRoutes(app, desk);
  robotRoutes(app, desk);
  accountRoutes(app, desk);
  kfRoutes(app, desk);
  worldRoutes(app, desk);
  faultRoutes(app, desk);
  logRoutes(app, desk);
  scenarioRoutes(app, desk);
}

import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../server/src/kernel/database/database.ts';
import { sql } from '../../server/src/kernel/database/sql.ts';
import { freePorts } from '../harness/free-ports.ts';
import { openAccount, type Platform, platformAt } from './emulator.ts';
import { type Hook, openHook } from './hook.ts';
import { until } from './json.ts';
import { SHARED, STAFF } from './plan.ts';
import { type Cluster, findCluster } from './postgres.ts';
import { makeProgram, type Program } from './processes.ts';
import { type Product, productAt } from './product.ts';
import { makeRandom } from './random.ts';

/** Everything that a storm is about, up and running. */
export interface Scene {
  folder: string;
  dataFolder: string;
  serverLog: string;
  server: Program;
  emulator: Program;
  platform: Platform;
  product: Product;
  cluster: Cluster;
  /** The brand's program that journeys call. */
  hook: Hook;
  /** The key of the program that reports events. */
  clientKey: string;
  /** Where the platform reports what people do at the shop. */
  business: { url: string; authorization: string };
  /** `state` of the live codes. */
  codes: string[];
  /** Accounts of customer service. */
  accounts: string[];
  /** Platform ids of the tags of all shared groups. */
  tagIds: string[];
}

const CALLBACK = { token: 'stormtoken', encodingAesKey: '4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYIws' };
/** A Monday morning: no quiet hours for a long time. */
const START_AT = '2026-03-02T09:00:00+08:00';

const words = (text: string): string[] => text.split(' ');

/** Starts the emulator and the server on an empty folder and does what an administrator would do on the first day. */
export async function setScene({ seed, speed }: { seed: number; speed: number }): Promise<Scene> {
  // PostgreSQL may run as another user, who must get through.
  const folder = mkdtempSync(join(tmpdir(), 'hetang-storm-'));
  chmodSync(folder, 0o755);
  const dataFolder = join(folder, 'data');
  mkdirSync(dataFolder);
  const [serverPort = 0, emulatorPort = 0] = await freePorts(2);
  const platform = platformAt(`http://127.0.0.1:${emulatorPort}`);
  const emulator = makeProgram({
    program: 'emulator',
    args: words(
      `--port ${emulatorPort} --seed ${seed} --speed ${speed} --start-at ${START_AT} --stopped --log-level error`,
    ),
    env: {},
    log: join(folder, 'emulator.log'),
    readyUrl: `${platform.url}/control/clock`,
  });
  const hook = await openHook(makeRandom(seed, 'hook'));
  emulator.start();
  try {
    await emulator.ready();
    const staff = Object.values(STAFF).map((userid) => ({ userid, name: `N-${userid}` }));
    await platform.put('staff', { staff });
    const accounts = [await openAccount(platform, 'Shop'), await openAccount(platform, 'Courses')];
    const server = await makeServer({ folder, dataFolder, serverPort, platform });
    return await openHouse({ folder, dataFolder, server, emulator, platform, serverPort, hook, accounts });
  } catch (error) {
    await emulator.kill();
    await hook.close();
    throw error;
  }
}

interface ServerPlace {
  folder: string;
  dataFolder: string;
  serverPort: number;
  platform: Platform;
}

async function makeServer({ folder, dataFolder, serverPort, platform }: ServerPlace): Promise<Program> {
  const tenant = await platform.get<{ corpId: string; secret: string; agentId: number }>('tenant');
  return makeProgram({
    program: 'server',
    env: {
      HETANG_DATA: dataFolder,
      HETANG_PORT: String(serverPort),
      HETANG_LOG: 'warn',
      HETANG_WEBHOOK_PRIVATE: 'allow',
      WECOM_BASE_URL: platform.url,
      WECOM_CORP_ID: tenant.corpId,
      WECOM_SECRET: tenant.secret,
      WECOM_AGENT_ID: String(tenant.agentId),
      WECOM_CALLBACK_TOKEN: CALLBACK.token,
      WECOM_CALLBACK_AES_KEY: CALLBACK.encodingAesKey,
    },
    log: join(folder, 'server.log'),
    readyUrl: `http://127.0.0.1:${serverPort}/readyz`,
  });
}

interface House extends ServerPlace {
  hook: Hook;
  server: Program;
  emulator: Program;
  accounts: string[];
}

async function openHouse({ server, emulator, platform, serverPort, ...place }: House): Promise<Scene> {
  const url = `http://127.0.0.1:${serverPort}`;
  const product = productAt(url, place.hook.url);
  server.start();
  try {
    await server.ready();
    const keys = await product.setUp(['client', 'shop']);
    await platform.put('tenant/callback', { url: `${url}/v1/channels/wecom/callback`, ...CALLBACK });
    const business = { url: `${url}/v1/events/batch`, authorization: `Bearer ${keys.shop}` };
    await platform.put('business', business);
    await product.applyPlan(1);
    await until('codes live', async () => (await product.liveCodes()).length === 2);
    const cluster = await findCluster(place.dataFolder);
    return {
      ...place,
      serverLog: join(place.folder, 'server.log'),
      server,
      emulator,
      platform,
      product,
      cluster,
      clientKey: keys.client ?? '',
      business,
      ...(await readPlatformIds(cluster)),
    };
  } catch (error) {
    await server.kill();
    throw error;
  }
}

async function readPlatformIds(cluster: Cluster): Promise<{ codes: string[]; tagIds: string[] }> {
  const db = openDatabase({ url: cluster.url(), maxConnections: 1 });
  try {
    const codes = await db.rows<{ state: string }>(
      sql`select platform_state as state from channel_code order by 1`,
    );
    const tags = await db.rows<{ id: string }>(sql`
      select platform_id as id from corp_tag
      where platform_id is not null and tag_group = any(${SHARED}::text[]) order by tag_group, tag`);
    return { codes: codes.map((row) => row.state), tagIds: tags.map((row) => row.id) };
  } finally {
    await db.close();
  }
}

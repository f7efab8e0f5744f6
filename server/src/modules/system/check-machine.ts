import { makeConfig } from '../../config/config.ts';
import { readEnv } from '../../config/env.ts';
import { openAnalytics } from '../../kernel/clickhouse/open.ts';
import { openDatabase } from '../../kernel/database/database.ts';
import { HetangError } from '../../kernel/errors.ts';
import { analyticsServer } from './checks/analytics-server.ts';
import { databaseServer } from './checks/database-server.ts';
import { type LocalCheckDeps, localChecks } from './checks/local-checks.ts';
import { type Checked, runChecks } from './checks/run-checks.ts';

/**
 * Checks a machine where no server runs: what a start would meet. Stores that are servers are asked; embedded ones
 * are left alone.
 */
export async function checkMachine(): Promise<Checked[]> {
  const config = readConfig();
  if (config instanceof HetangError) return runChecks(localChecks, { ...nothingKnown, problem: config });
  const { databaseUrl, clickhouseUrl, host, port } = config;
  const local = await runChecks(localChecks, {
    problem: null,
    dataFolder: databaseUrl && clickhouseUrl ? null : config.dataFolder,
    embedded: { postgres: !databaseUrl, clickhouse: !clickhouseUrl },
    listen: { host, port },
  });
  return [
    ...local,
    ...(databaseUrl ? await askDatabase(databaseUrl) : []),
    ...(clickhouseUrl ? await askAnalytics(clickhouseUrl, config.dataFolder) : []),
  ];
}

const nothingKnown: Omit<LocalCheckDeps, 'problem'> = {
  dataFolder: null,
  embedded: { postgres: false, clickhouse: false },
  listen: null,
};

function readConfig(): ReturnType<typeof makeConfig> | HetangError {
  try {
    return makeConfig(readEnv());
  } catch (error) {
    if (error instanceof HetangError) return error;
    throw error;
  }
}

async function askDatabase(url: string): Promise<Checked[]> {
  const db = openDatabase({ url, maxConnections: 1 });
  try {
    return await runChecks([databaseServer], { db });
  } finally {
    await db.close();
  }
}

async function askAnalytics(url: string, folder: string): Promise<Checked[]> {
  const analytics = await openAnalytics({ url, folder });
  try {
    return await runChecks([analyticsServer], { analytics });
  } finally {
    await analytics.close();
  }
}

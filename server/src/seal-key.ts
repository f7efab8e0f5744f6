import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config/config.ts';

const FILE = 'secret.key';

/**
 * What secrets in the database are sealed with: `HETANG_SECRET_KEY`, or a file in the data folder that is made once.
 * It is no part of the database, so that who reads a copy of that reads no secrets.
 */
export function readSealKey({ sealKey, dataFolder }: Pick<Config, 'sealKey' | 'dataFolder'>): string {
  if (sealKey !== undefined) return sealKey;
  const file = join(dataFolder, FILE);
  mkdirSync(dataFolder, { recursive: true });
  try {
    // Of two processes that begin at once one makes it; the other reads what that one made.
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

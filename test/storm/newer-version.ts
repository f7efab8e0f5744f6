import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

// Loaded before a server, makes it the next version: it brings one more migration, which adds and takes nothing away.
const NAME = '9001-next-version.sql';
const TEXT = `
alter table contact add column next_version text not null default 'unknown';
create table next_version (id bigint primary key);`;
const { readdir, readFile } = fs;

const isMigration = (path: unknown): boolean => /\/migrations\/?[^/]*$/.test(String(path));

Object.assign(fs, {
  readdir: async (path: string) => (isMigration(path) ? [...(await readdir(path)), NAME] : readdir(path)),
  readFile: (path: string, options: 'utf8') =>
    isMigration(path) && String(path).endsWith(NAME) ? Promise.resolve(TEXT) : readFile(path, options),
});
syncBuiltinESMExports();

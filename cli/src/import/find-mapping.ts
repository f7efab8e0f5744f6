import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Unusable } from '../command.ts';
import { type Io, pick } from '../io.ts';

const PRESETS = fileURLToPath(new URL('../../../plans/imports/', import.meta.url));

export interface MappingFile {
  path: string;
  text: string;
}

/** Reads a mapping: a file, or one that comes with Hetang by its name. */
export async function findMapping(name: string, io: Io): Promise<MappingFile> {
  const isName = /^[\w-]+$/.test(name);
  const path = isName ? `${PRESETS}${name}.yaml` : name;
  try {
    return { path: basename(path), text: await readFile(path, 'utf8') };
  } catch {
    const known = (await presets()).join(pick(io, '、', ', '));
    throw new Unusable(
      pick(io, `没有映射 ${name}`, `There is no mapping ${name}`),
      pick(
        io,
        `写一个 YAML 文件的路径，或自带的：${known}`,
        `Give the path of a YAML file, or one of: ${known}`,
      ),
    );
  }
}

async function presets(): Promise<string[]> {
  const names = await readdir(PRESETS).catch(() => []);
  return names.filter((name) => name.endsWith('.yaml')).map((name) => name.replace(/\.yaml$/, ''));
}

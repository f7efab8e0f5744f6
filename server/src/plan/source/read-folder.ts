import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Issue } from './issue.ts';
import { limits } from './limits.ts';
import type { PlanFile } from './plan-files.ts';

export interface ReadFolder {
  files: PlanFile[];
  issues: Issue[];
}

/** Files read side by side; well below what a process may have open. */
const AT_ONCE = 32;

/** Reads the YAML files of a folder; paths are relative to it. Unreadable files become issues, nothing throws. */
export async function readPlanFolder(folder: string): Promise<ReadFolder> {
  const result: ReadFolder = { files: [], issues: [] };
  try {
    const names = await namesBelow(folder, '', 0);
    names.sort();
    for (let i = 0; i < names.length; i += AT_ONCE)
      await Promise.all(names.slice(i, i + AT_ONCE).map((name) => readOne(folder, name, result)));
    result.files.sort((a, b) => (a.path < b.path ? -1 : 1));
  } catch (error) {
    result.issues.push(unreadable(folder, error));
  }
  return result;
}

async function namesBelow(root: string, folder: string, depth: number): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const names: string[] = [];
  for (const entry of entries) {
    const name = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    // A linked folder may lead back up; a linked file is read like any other.
    if (entry.isDirectory() && depth < limits.depth) names.push(...(await namesBelow(root, name, depth + 1)));
    else if (!entry.isDirectory() && /\.ya?ml$/i.test(entry.name)) names.push(name);
    if (names.length > limits.files + 1) break;
  }
  return names;
}

async function readOne(folder: string, name: string, result: ReadFolder): Promise<void> {
  const path = join(folder, name);
  try {
    const info = await stat(path);
    if (!info.isFile()) return;
    // One byte over the limit is enough for the size check to name the file.
    const bytes =
      info.size > limits.fileBytes ? Buffer.alloc(limits.fileBytes + 1, 0x20) : await readFile(path);
    const decoded = decode(bytes);
    if (decoded === null) result.issues.push(notUtf8(name));
    else result.files.push({ path: name, text: decoded });
  } catch (error) {
    result.issues.push(unreadable(name, error));
  }
}

function decode(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function notUtf8(file: string): Issue {
  return {
    code: 'plan/not-utf8',
    severity: 'error',
    place: { file, line: 1, column: 1 },
    text: { zh: '文件不是 UTF-8 编码', en: 'The file is not UTF-8 text' },
    hint: { zh: '在编辑器里另存为 UTF-8', en: 'Save it as UTF-8 in your editor' },
  };
}

function unreadable(file: string, error: unknown): Issue {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'plan/unreadable',
    severity: 'error',
    place: { file, line: 1, column: 1 },
    text: { zh: `读不了：${reason}`, en: `It cannot be read: ${reason}` },
    hint: { zh: '检查路径和权限', en: 'Check the path and the permissions' },
  };
}

import { access, constants, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Check, found, good } from './check.ts';

export interface FolderFacts {
  folder: string;
  /** Why it cannot be written; null when it can. */
  problem: string | null;
  freeBytes: number;
}

const GIB = 1024 ** 3;
const LEAST_BYTES = GIB;
const EASY_BYTES = 5 * GIB;

/** The folder of the embedded stores: writable, and room on its disk. */
export const dataFolder: Check<{ dataFolder: string | null }, FolderFacts> = {
  id: 'data-folder',
  title: { zh: '数据目录和磁盘', en: 'Data folder and disk' },
  async measure({ dataFolder: folder }) {
    if (folder === null) return null;
    const there = await nearest(folder);
    const disk = await statfs(there);
    const problem = await access(there, constants.W_OK).then(
      () => null,
      (error: NodeJS.ErrnoException) => error.code ?? error.message,
    );
    return { folder, problem, freeBytes: disk.bavail * disk.bsize };
  },
  judge({ folder, problem, freeBytes }) {
    if (problem)
      return found(
        'bad',
        { zh: `${folder} 不能写入（${problem}）`, en: `${folder} cannot be written (${problem})` },
        {
          zh: '把目录的写权限给运行荷塘的用户，或用 HETANG_DATA 换一个目录',
          en: 'Let the user that runs Hetang write there, or choose another folder with HETANG_DATA',
        },
      );
    const free = `${(freeBytes / GIB).toFixed(1)} GiB`;
    if (freeBytes >= EASY_BYTES) return good(`${folder}，剩余 ${free}`, `${folder}, ${free} free`);
    return found(
      freeBytes < LEAST_BYTES ? 'bad' : 'warning',
      { zh: `${folder} 所在磁盘只剩 ${free}`, en: `only ${free} free on the disk of ${folder}` },
      {
        zh: '腾出空间或换更大的磁盘；磁盘写满时荷塘会停止接收事件',
        en: 'Free some space or move to a larger disk; when it is full Hetang takes no more events',
      },
    );
  },
};

/** The folder itself, or the nearest one above it that exists: it is made at the first start. */
async function nearest(folder: string): Promise<string> {
  for (let path = folder; ; path = dirname(path)) {
    const there = await access(path).then(
      () => true,
      () => false,
    );
    if (there || path === dirname(path)) return path;
  }
}

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PlanFile } from '@hetang/server/plan/source/plan-files';
import { Unusable } from './command.ts';
import { type Io, pick } from './io.ts';

/** Brings the bytes of a file that is no text; null when they cannot be had. */
export type BringBytes = (sha256: string) => Promise<Uint8Array | null>;

/** Writes files below a folder and says each one; a path that leads out of it is refused before anything is written. */
export async function writeFiles(
  folder: string,
  files: readonly PlanFile[],
  io: Io,
  bringBytes: BringBytes = async () => null,
): Promise<void> {
  const strange = files.find(({ path }) => /^([/\\]|[A-Za-z]:)|(^|[/\\])\.\.([/\\]|$)/.test(path));
  if (strange)
    throw new Unusable(
      pick(io, `文件名 ${strange.path} 指向文件夹之外`, `The path ${strange.path} leads out of the folder`),
      pick(io, '重新应用方案后再导出', 'Apply the plan again, then export it'),
    );
  for (const { path, text, media } of files) {
    const content = media ? await bringBytes(media.sha256) : text;
    if (content === null)
      throw new Unusable(
        pick(io, `服务器没有给出 ${path} 的内容`, `The server did not give the bytes of ${path}`),
        pick(io, '再导出一次', 'Export once more'),
      );
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
    io.out(join(folder, path));
  }
}

import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { type ReadFolder, readPlanFolder } from '@hetang/server/plan/source/read-folder';
import { readMediaOf } from '@hetang/server/plan/source/read-media';
import { Unusable } from './command.ts';
import { type Io, pick } from './io.ts';

export interface PlanOnDisk extends ReadFolder {
  folder: string;
}

/** Reads a plan's folder, and what its messages carry; its `plan.yaml` may be named as well. */
export async function readPlan(path: string, io: Io): Promise<PlanOnDisk> {
  const info = await stat(path).catch(() => null);
  if (info?.isDirectory()) return readAll(path);
  if (info && basename(path) === 'plan.yaml') return readAll(dirname(path));
  throw new Unusable(
    pick(io, `没有方案文件夹 ${path}`, `There is no plan folder ${path}`),
    pick(
      io,
      '给出含 plan.yaml 的文件夹，例如 plans/amazon-ads',
      'Name a folder with a plan.yaml, such as plans/amazon-ads',
    ),
  );
}

async function readAll(folder: string): Promise<PlanOnDisk> {
  const { files, issues } = await readPlanFolder(folder);
  return { folder, files: [...files, ...(await readMediaOf(folder, files))], issues };
}

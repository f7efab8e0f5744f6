import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { type ReadFolder, readPlanFolder } from '@hetang/server/plan/source/read-folder';
import { Unusable } from './command.ts';
import { type Io, pick } from './io.ts';

export interface PlanOnDisk extends ReadFolder {
  folder: string;
}

/** Reads a plan's folder; its `plan.yaml` may be named as well. */
export async function readPlan(path: string, io: Io): Promise<PlanOnDisk> {
  const info = await stat(path).catch(() => null);
  if (info?.isDirectory()) return { folder: path, ...(await readPlanFolder(path)) };
  const folder = dirname(path);
  if (info && basename(path) === 'plan.yaml') return { folder, ...(await readPlanFolder(folder)) };
  throw new Unusable(
    pick(io, `没有方案文件夹 ${path}`, `There is no plan folder ${path}`),
    pick(
      io,
      '给出含 plan.yaml 的文件夹，例如 plans/amazon-ads',
      'Name a folder with a plan.yaml, such as plans/amazon-ads',
    ),
  );
}

import type { ImportFile } from '@hetang/contract/http/import-files';
import type { Queryable } from '../../../kernel/database/database.ts';
import type { Lang } from '../../../kernel/errors.ts';
import { currentPlan } from '../../../plan/current.ts';
import { readTable } from '../read-table.ts';
import { fitOf, suggestTargets, targetsOf } from '../rules/targets.ts';
import { findFile, readFile } from './import-files.ts';
import { listSaved } from './saved-mappings.ts';

/** Rows whose cells are shown. */
const SAMPLE = 4;
/** A saved mapping that fits less is for another table. */
const LEAST_FIT = 0.8;

/**
 * What is in a kept file, and what its columns seem to be.
 * @throws HetangError `import/*` where it cannot be read.
 */
export async function inspectFile(db: Queryable, id: number, lang: Lang): Promise<ImportFile> {
  const { name, size } = await findFile(db, id);
  const { heading, rows } = await readTable(readFile(db, id), { delimiter: 'auto', encoding: 'auto' });
  const sample: string[][] = [];
  for await (const { cells } of rows) if (sample.push(cells) === SAMPLE) break;
  const targets = targetsOf((await currentPlan(db))?.plan ?? null, lang);
  const [best] = (await listSaved(db))
    .map((saved) => ({ saved, fit: fitOf(saved.columns, heading) }))
    .filter(({ fit }) => fit >= LEAST_FIT)
    .sort((a, b) => b.fit - a.fit);
  const suggested = suggestTargets(heading, targets, best?.saved.columns ?? null);
  return {
    id,
    name,
    size,
    columns: heading.map((column, i) => ({
      column,
      suggestion: suggested[i] ?? null,
      sample: sample.map((cells) => cells[i] ?? ''),
    })),
    targets,
    fits: best?.saved.name ?? null,
  };
}

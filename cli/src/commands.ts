import type { AddCommand } from './command.ts';
import { addApply } from './commands/apply.ts';
import { addBackup } from './commands/backup.ts';
import { addDiff } from './commands/diff.ts';
import { addDoctor } from './commands/doctor.ts';
import { addDrift } from './commands/drift.ts';
import { addExport } from './commands/export.ts';
import { addHistory } from './commands/history.ts';
import { addImport } from './commands/import.ts';
import { addLint } from './commands/lint.ts';
import { addPrint } from './commands/print.ts';
import { addReadSheet } from './commands/read-sheet.ts';
import { makeReference } from './commands/reference.ts';
import { addRestore } from './commands/restore.ts';
import { addRollback } from './commands/rollback.ts';
import { addSchema } from './commands/schema.ts';
import { addServe } from './commands/serve.ts';

/** Every command of `hetang`, in the order of the help. Adding one is one line. */
export const commands: readonly AddCommand[] = [
  addLint,
  addDiff,
  addApply,
  addHistory,
  addDrift,
  addRollback,
  addExport,
  addPrint,
  addReadSheet,
  addSchema,
  makeReference(() => commands),
  addImport,
  addDoctor,
  addBackup,
  addRestore,
  addServe,
];

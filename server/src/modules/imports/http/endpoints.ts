import type { Endpoint } from '../../../kernel/http/app.ts';
import type { FileDeps } from '../files/deps.ts';
import { getFailed } from '../files/http/get-failed.ts';
import { getTemplate } from '../files/http/get-template.ts';
import { postFile } from '../files/http/post-file.ts';
import { postRun } from '../files/http/post-run.ts';
import { postUndo } from '../files/http/post-undo.ts';
import { savedMappings } from '../files/http/saved-mappings.ts';
import { createImport } from './create-import.ts';
import { exportImports } from './export-imports.ts';
import { getImports } from './get-import.ts';
import { listMappings } from './list-mappings.ts';
import { sendImportFile } from './send-import-file.ts';

/** Everything imports offer over HTTP. */
export function importEndpoints(deps: FileDeps): Endpoint[] {
  return [
    createImport(deps),
    sendImportFile(deps),
    getImports(deps),
    exportImports(deps),
    listMappings(),
    postFile(deps),
    postRun(deps),
    postUndo(deps),
    getFailed(deps),
    getTemplate(deps),
    savedMappings(deps),
  ];
}

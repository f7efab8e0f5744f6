import type { Endpoint } from '../../../kernel/http/app.ts';
import type { ImportDeps } from '../import-file.ts';
import { createImport } from './create-import.ts';
import { getImports } from './get-import.ts';
import { listMappings } from './list-mappings.ts';
import { sendImportFile } from './send-import-file.ts';

/** Everything imports offer over HTTP. */
export function importEndpoints(deps: ImportDeps): Endpoint[] {
  return [createImport(deps), sendImportFile(deps), getImports(deps), listMappings()];
}

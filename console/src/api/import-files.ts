import type {
  ImportFile,
  importFileRunSchema,
  savedMappingListSchema,
} from '@hetang/contract/http/import-files';
import type { ImportRun } from '@hetang/contract/http/imports';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, type Input, queryString, request } from './client.ts';

export type {
  ImportChange,
  ImportFile,
  ImportPreview,
  ImportTarget,
} from '@hetang/contract/http/import-files';
export type { ImportRun };

const POLL_MS = 1_000;
/** WeCom is asked once a minute. */
const LOOKUPS_MS = 20_000;
const RUN = 'import-run';
export const SAVED = 'saved-mappings';

/** Keeps a file on the server; answers what is in it. */
export function uploadImportFile(file: File): Promise<ImportFile> {
  return request(`/v1/imports/files${queryString({ name: file.name })}`, { method: 'POST', bytes: file });
}

/** Works a kept file in the background. @returns the number of the import. */
export async function runImportFile(file: number, body: Input<typeof importFileRunSchema>): Promise<number> {
  const made = await request<{ id: number }>(`/v1/imports/files/${file}/run`, { method: 'POST', body });
  return made.id;
}

/** Whether something is still being done with an import. */
export const isUnderWay = (run: ImportRun): boolean =>
  run.state === 'waiting' || run.state === 'running' || run.undo.state === 'running';

/** One import, asked for again while it is under way. */
export const importRunQuery = (id: number) =>
  queryOptions({
    queryKey: [RUN, id],
    queryFn: ({ signal }) => request<ImportRun>(`/v1/imports/${id}`, { signal }),
    refetchInterval: ({ state: { data } }) => {
      if (!data || isUnderWay(data)) return POLL_MS;
      return data.lookups?.waiting ? LOOKUPS_MS : false;
    },
  });

export function undoImport(id: number): Promise<ImportRun> {
  return request(`/v1/imports/${id}/undo`, { method: 'POST' });
}

export const savedMappingsQuery = queryOptions({
  queryKey: [SAVED],
  queryFn: ({ signal }) =>
    request<Answer<typeof savedMappingListSchema>>('/v1/imports/saved-mappings', { signal }),
});

export function saveMapping(name: string, columns: Record<string, string>): Promise<void> {
  return request(`/v1/imports/saved-mappings/${encodeURIComponent(name)}`, {
    method: 'PUT',
    body: { columns },
  });
}

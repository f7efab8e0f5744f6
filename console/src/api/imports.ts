import type {
  GivenBack,
  ImportMessage,
  ImportSummary,
  importCreateSchema,
  importPageSchema,
  mappingListSchema,
} from '@hetang/contract/http/imports';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, ApiError, type Input, NETWORK, request, requestHeaders, toProblem } from './client.ts';
import { makeLineReader } from './line-reader.ts';
import { pageQuery } from './page-query.ts';

export type ImportRow = Answer<typeof importPageSchema>['items'][number];
export type ImportOrder = Input<typeof importCreateSchema>;
export type { GivenBack, ImportSummary };

const POLL_MS = 5_000;
/** Rows that may come back to be downloaded; the most that the server holds for a browser. */
export const MOST_ROWS = 5000;
export const IMPORTS = 'imports';

export function importsQuery(query: string) {
  return pageQuery<Answer<typeof importPageSchema>>([IMPORTS, query], `/v1/imports${query}`, {
    refetchInterval: POLL_MS,
  });
}

export const mappingsQuery = queryOptions({
  queryKey: ['import-mappings'],
  queryFn: ({ signal }) => request<Answer<typeof mappingListSchema>>('/v1/imports/mappings', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Says what file will come and how to read it. @returns the import's number. */
export async function createImport(order: ImportOrder): Promise<number> {
  return (await request<{ id: number }>('/v1/imports', { method: 'POST', body: order })).id;
}

/** How far a file has got: bytes that have left the browser, then what the server says. */
export interface ImportStep {
  sent: number;
  size: number;
  server: Extract<ImportMessage, { type: 'progress' }> | null;
}

export interface ImportOutcome {
  state: 'done' | 'stopped';
  summary: ImportSummary;
  heading: string[];
  rows: GivenBack[];
}

/**
 * Sends the file of an import and follows the answer. XMLHttpRequest, because it alone tells how much of a body
 * has been sent. Aborting the signal stops the import.
 * @throws ApiError when it was refused, failed or broke off; DOMException `AbortError` when it was stopped here.
 */
export function sendImportFile(
  id: number,
  file: Blob,
  { signal, onStep }: { signal: AbortSignal; onStep: (step: ImportStep) => void },
): Promise<ImportOutcome> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    const answer = collect();
    const step: ImportStep = { sent: 0, size: file.size, server: null };
    const read = () => {
      if (call.status !== 200) return;
      const progress = answer.read(call.responseText);
      if (!progress) return;
      step.server = progress;
      onStep({ ...step });
    };
    call.open('PUT', `/v1/imports/${id}/file?rows=${MOST_ROWS}`);
    const headers = { ...requestHeaders('PUT'), 'content-type': 'application/octet-stream' };
    for (const [name, value] of Object.entries(headers)) call.setRequestHeader(name, value);
    call.upload.onprogress = ({ loaded }) => {
      step.sent = Math.min(loaded, file.size);
      onStep({ ...step });
    };
    call.onprogress = read;
    call.onload = () => {
      read();
      const outcome = call.status === 200 ? answer.outcome() : refusal(call);
      if (outcome instanceof Error) reject(outcome);
      else resolve(outcome);
    };
    call.onerror = () => reject(new ApiError(0, { code: NETWORK, message: '' }));
    call.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    signal.addEventListener('abort', () => call.abort());
    call.send(file);
  });
}

function refusal(call: XMLHttpRequest): ApiError {
  let body: unknown;
  try {
    body = JSON.parse(call.responseText);
  } catch {
    body = undefined;
  }
  return new ApiError(call.status, toProblem(body), body);
}

/** Gathers what the lines of an answer say. */
function collect() {
  const lines = makeLineReader();
  const rows: GivenBack[] = [];
  let heading: string[] = [];
  let end: Extract<ImportMessage, { type: 'done' | 'failed' }> | undefined;
  return {
    /** Takes in the answer so far; answers the newest progress in what was new. */
    read(text: string) {
      let progress: Extract<ImportMessage, { type: 'progress' }> | undefined;
      for (const line of lines(text)) {
        const message = line as ImportMessage;
        if (message.type === 'progress') progress = message;
        else if (message.type === 'header') heading = message.cells;
        else if (message.type === 'given-back') rows.push(...message.rows);
        else end = message;
      }
      return progress;
    },
    outcome(): ImportOutcome | ApiError {
      if (!end) return new ApiError(0, { code: NETWORK, message: '' });
      if (end.type === 'failed') return new ApiError(200, toProblem(end.problem), end.problem);
      return { state: end.state, summary: end.summary, heading, rows };
    },
  };
}

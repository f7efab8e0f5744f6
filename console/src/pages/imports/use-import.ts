import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import {
  createImport,
  IMPORTS,
  type ImportOrder,
  type ImportOutcome,
  type ImportStep,
  sendImportFile,
} from '../../api/imports.ts';
import { refusalFindings } from '../../api/plan.ts';

/** What is to be imported. */
export interface ImportWish {
  file: File;
  kind: ImportOrder['kind'];
  mapping: ImportOrder['mapping'];
  giveBackSkipped: boolean;
}

export interface ImportResult extends ImportOutcome {
  dryRun: boolean;
  fileName: string;
}

export type ImportRun = ReturnType<typeof useImport>;

/** One import after the other: announce it, send the file, follow it. A dry run that came through opens the real one. */
export function useImport() {
  const client = useQueryClient();
  const [step, setStep] = useState<ImportStep | null>(null);
  const stop = useRef<AbortController | null>(null);
  const run = useMutation({
    mutationFn: async ({ wish, dryRun }: { wish: ImportWish; dryRun: boolean }): Promise<ImportResult> => {
      const { file, ...rest } = wish;
      stop.current = new AbortController();
      setStep({ sent: 0, size: file.size, server: null });
      const id = await createImport({ fileName: file.name, ...rest, dryRun });
      const outcome = await sendImportFile(id, file, { signal: stop.current.signal, onStep: setStep });
      return { ...outcome, dryRun, fileName: file.name };
    },
    onSettled: async (_result, _error, { dryRun }) => {
      setStep(null);
      await client.invalidateQueries(dryRun ? { queryKey: [IMPORTS] } : {});
    },
  });
  const stopped = run.error instanceof DOMException && run.error.name === 'AbortError';
  return {
    step: run.isPending ? step : null,
    running: run.isPending,
    dry: run.variables?.dryRun ?? true,
    result: run.data,
    stopped,
    error: stopped ? null : run.error,
    findings: refusalFindings(run.error),
    /** The last run was a dry one and came to its end. */
    rehearsed: run.data?.dryRun === true && run.data.state === 'done',
    start: (wish: ImportWish, dryRun: boolean) => run.mutate({ wish, dryRun }),
    stop: () => stop.current?.abort(),
    reset: run.reset,
  };
}

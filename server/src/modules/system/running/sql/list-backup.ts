import { basename } from 'node:path';
import { readBackupNote, STOPPED } from '../../../../backup/note-backup.ts';
import type { Queryable } from '../../../../kernel/database/database.ts';
import type { JobFacts } from '../rules/job.ts';

/** The backup that is written, and how the last one went. */
export async function listBackup(db: Queryable, since: Date): Promise<JobFacts[]> {
  const note = await readBackupNote(db);
  if (!note) return [];
  const { running, at, file, failedAt, problem } = note;
  const backup = {
    kind: 'backup',
    step: null,
    by: null,
    error: null,
    file: null,
    done: null,
    total: null,
  } as const;
  const list: JobFacts[] = [];
  if (running)
    list.push({
      ...backup,
      id: running.startedAt,
      name: basename(running.file),
      state: 'running',
      startedAt: new Date(running.startedAt),
      finishedAt: null,
      beatAt: new Date(running.beatAt),
      done: running.done,
      total: running.total,
    });
  if (problem && failedAt)
    list.push({
      ...backup,
      id: failedAt,
      name: '',
      state: problem === STOPPED ? 'stopped' : 'failed',
      startedAt: new Date(failedAt),
      finishedAt: new Date(failedAt),
      beatAt: null,
      error: problem,
    });
  if (at && file)
    list.push({
      ...backup,
      id: at,
      name: basename(file),
      state: 'done',
      startedAt: new Date(at),
      finishedAt: new Date(at),
      beatAt: null,
      file: { name: file, href: null },
    });
  return list.filter(({ state, finishedAt }) => state === 'running' || (finishedAt ?? since) > since);
}

import { z } from 'zod';
import { instantSchema, listQuery, pageOf } from './common.ts';

/** Work in the background that people wait for, by what it is. */
export const jobKinds = ['import', 'reconciliation', 'act', 'segment', 'visit', 'backup'] as const;
export type JobKind = (typeof jobKinds)[number];
export const jobStates = ['running', 'done', 'stopped', 'failed'] as const;

/** One piece of work in the background. Whatever it is, it is told of in the same way. */
export const jobSchema = z.object({
  /** `import:12` */
  id: z.string(),
  kind: z.enum(jobKinds),
  /** What it is about: the name of a file, the key of a segment, the kind of a bulk act; empty where there is only one. */
  name: z.string(),
  /** Where in its work it is, as a code; null when it has no parts. */
  step: z.string().nullable(),
  state: z.enum(jobStates),
  by: z.string().nullable(),
  startedAt: instantSchema,
  finishedAt: instantSchema.nullable(),
  /** In the unit of the work: rows, people, members, tables. Null when it cannot be said. */
  done: z.number().nullable(),
  total: z.number().nullable(),
  /** Of `done` in a real second since it began. */
  rate: z.number().nullable(),
  /** Real seconds until it is through, at that rate. */
  secondsLeft: z.int().nullable(),
  /** The caller may ask it to stop. */
  cancellable: z.boolean(),
  /** What came out: a name, and an address when it can be downloaded. */
  file: z.object({ name: z.string(), href: z.string().nullable() }).nullable(),
  /** What stopped it: a code, or the words of whoever answered. */
  error: z.string().nullable(),
});
export type Job = z.infer<typeof jobSchema>;

export const jobSorts = ['startedAt', 'finishedAt'] as const;
/** `GET /v1/jobs`: what runs, and what ended within the last seven days. */
export const jobListQuery = z.object({
  page: listQuery.page,
  size: listQuery.size,
  sort: z.string().max(40).default('-startedAt'),
  kind: z.enum(jobKinds).optional(),
  state: z.enum(jobStates).optional(),
});
export const jobPageSchema = pageOf(jobSchema);
export type JobPage = z.infer<typeof jobPageSchema>;

/** What may be asked to stop. */
export const stoppableJobs = [
  'import',
  'act',
  'reconciliation',
  'backup',
] as const satisfies readonly JobKind[];
export type StoppableJob = (typeof stoppableJobs)[number];

/** `POST /v1/jobs/:id/cancel`: it stops after the piece of work under way; what was done by then stays, half a backup does not. */
export const jobParams = z.object({
  id: z.string().regex(/^((import|act|reconciliation):\d{1,15}|backup:[\dT:.Z-]{20,30})$/),
});
export const jobCancelledSchema = z.object({ asked: z.literal(true) });

/** `GET /v1/jobs/stream`: the event `jobs` carries this whenever something has changed. */
export const jobNewsSchema = z.object({ items: z.array(jobSchema) });
export type JobNews = z.infer<typeof jobNewsSchema>;

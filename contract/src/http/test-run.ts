import { z } from 'zod';
import { scalarSchema } from '../plan/values.ts';
import { instantSchema } from './common.ts';

const propsSchema = z.record(z.string().max(64), z.unknown());

/** Somebody who does not exist, as far as it matters. */
const inventedSchema = z.strictObject({
  name: z.string().trim().max(100).default(''),
  stage: z.string().max(64).nullable().default(null),
  /** `group/value` */
  tags: z.array(z.string().max(130)).max(200).default([]),
  fields: z.record(z.string().max(64), scalarSchema).default({}),
  /** Key of the member of staff who is their friend; null for a friend of nobody. */
  owner: z.string().max(64).nullable().default(null),
  /** Splits decide by the number of a contact: another number may get another arm. */
  number: z.int().min(1).max(1_000_000).default(1),
});

/** Something that happens on the way: an event, or tags that staff set. */
const happeningSchema = z.union([
  z.strictObject({ at: instantSchema, event: z.string().min(1).max(100), props: propsSchema.default({}) }),
  z.strictObject({
    at: instantSchema,
    tag: z.array(z.string().max(130)).max(20).default([]),
    untag: z.array(z.string().max(130)).max(20).default([]),
  }),
]);

/**
 * `POST /v1/journeys/:key/test-run`: one person goes through a journey with a clock of its own. Nothing is written, nothing
 * is sent. The same question has the same answer, so "on to the next moment" is the same question with a later `until`.
 */
export const testRunSchema = z.strictObject({
  /** A draft of the caller; unless given the plan in force. */
  draft: z.int().min(1).optional(),
  person: z.union([
    z.strictObject({ contact: z.int().min(1) }),
    z.strictObject({ invented: inventedSchema }),
  ]),
  /** When the person enters; now unless given. */
  startAt: instantSchema.optional(),
  /** Properties of the event that starts the journey, beside those that it asks for. */
  startProps: propsSchema.default({}),
  happenings: z.array(happeningSchema).max(100).default([]),
  /** How far time goes: an instant, or null for the end of the journey. */
  until: instantSchema.nullable().default(null),
});

const testRunLineKinds = [
  'event',
  'step',
  'waits',
  'message',
  'task',
  'call',
  'tag',
  'stage',
  'standing',
  'journey',
  'ended',
] as const;

const testRunLineSchema = z.object({
  at: instantSchema,
  kind: z.enum(testRunLineKinds),
  /** The step that it belongs to. */
  node: z.int().nullable(),
  text: z.string(),
  /** What came of a step, or why the journey ended; a code. */
  outcome: z.string().nullable(),
  /** The facts of a choice as they were then. */
  why: z.array(z.object({ text: z.string(), holds: z.boolean(), seen: z.string().nullable() })),
  detail: z.record(z.string(), z.unknown()),
  /** Until when the person waits, when a task is due, when a message may go out at the earliest. */
  until: instantSchema.nullable(),
  /** The message as it would read. */
  body: z.string().nullable(),
  /** Why a message would not reach the person as things stand: a code; null when nothing is in the way. */
  refused: z.string().nullable(),
});
export type TestRunLine = z.infer<typeof testRunLineSchema>;

export const testRunResultSchema = z.object({
  journey: z.object({ key: z.string(), name: z.string() }),
  /** Why the person would not be let in as things stand; the run goes on all the same. */
  refusal: z.enum(['halted', 'late', 'under-way', 'entered-before', 'too-soon', 'too-often']).nullable(),
  startedAt: instantSchema,
  /** The moment that the run has come to. */
  now: instantSchema,
  lines: z.array(testRunLineSchema),
  /** Where the person is; null once the journey has ended. */
  node: z.int().nullable(),
  waiting: z.enum(['time', 'event', 'task', 'entry']).nullable(),
  endReason: z.string().nullable(),
  /** The next moment at which something happens by itself or as asked; null when nothing is to come. */
  next: instantSchema.nullable(),
});
export type TestRunResult = z.infer<typeof testRunResultSchema>;

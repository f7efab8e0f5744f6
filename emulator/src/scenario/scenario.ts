import { z } from 'zod';
import { readDuration } from './duration.ts';

const check = z.strictObject({
  /** Dotted path into the answer, e.g. `people.friend` or `send_list.0.status`. */
  at: z.string(),
  equals: z.json().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  contains: z.string().optional(),
  /** Number of elements. */
  count: z.number().int().optional(),
});

const json = z.record(z.string(), z.json());

const step = z.strictObject({
  /** When, counted from the start, e.g. `1d 2h`. */
  at: z.string(),
  /** What a reader should know. */
  note: z.string().optional(),
  /** A call of the control API. */
  control: z
    .strictObject({
      method: z.enum(['GET', 'PUT', 'POST', 'DELETE']),
      path: z.string().regex(/^\/control\//),
      body: json.optional(),
    })
    .optional(),
  /** A call of the platform with a token: a body makes it a POST. */
  call: z
    .strictObject({
      path: z.string(),
      body: json.optional(),
      query: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  /** Keeps the answer under this name for `{{name.field}}` in later steps. */
  save: z
    .string()
    .regex(/^[a-zA-Z]\w*$/)
    .optional(),
  expect: z.array(check).optional(),
});

const file = z.strictObject({
  name: z.string(),
  seed: z.number().int().optional(),
  startAt: z.iso.datetime({ offset: true }),
  /** People arrive and behave; default false. */
  running: z.boolean().optional(),
  arrivalsPerDay: z.number().min(0).optional(),
  massPolicy: z.enum(['days-of-month', 'seven-per-week', 'one-per-day']).optional(),
  steps: z.array(step).min(1).max(10_000),
});

/** One thing that a scenario does or expects. */
export type Step = z.infer<typeof step> & { seconds: number };
/** One expectation. */
export type Check = z.infer<typeof check>;
/** A scenario, checked and in order. */
export type Scenario = Omit<z.infer<typeof file>, 'steps'> & { steps: Step[] };

/** Why a scenario file cannot be run. */
export class ScenarioError extends Error {
  override name = 'ScenarioError';
}

function timed(one: z.infer<typeof step>, index: number): Step {
  const seconds = readDuration(one.at);
  if (seconds === undefined)
    throw new ScenarioError(`steps.${index}.at: "${one.at}" is not a time; write it as 1d 2h 30m`);
  if ((one.control === undefined) === (one.call === undefined))
    throw new ScenarioError(`steps.${index}: give either control or call`);
  return { ...one, seconds };
}

/** Reads a scenario. Throws ScenarioError with the place and what to change. */
export function readScenario(text: string): Scenario {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    throw new ScenarioError(`it is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = file.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ScenarioError(`${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'wrong'}`);
  }
  const steps = parsed.data.steps.map(timed);
  const late = steps.findIndex((one, index) => one.seconds < (steps[index - 1]?.seconds ?? 0));
  if (late >= 0) throw new ScenarioError(`steps.${late}.at: earlier than the step before`);
  return { ...parsed.data, steps };
}

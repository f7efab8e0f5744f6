import { z } from 'zod';

const checkFields = {
  equals: z.json().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  contains: z.string().optional(),
  /** Number of elements. */
  count: z.number().int().optional(),
};

/** Names that make an object an expectation rather than a value to compare with. */
export const CHECK_NAMES: readonly string[] = Object.keys(checkFields);

const check = z.strictObject({
  /** Dotted path into the answer, e.g. `people.friend` or `send_list.0.status`. */
  at: z.string(),
  ...checkFields,
});

const json = z.record(z.string(), z.json());
const duration = z.string();

const step = z.strictObject({
  /** When, counted from the start, e.g. `1d 2h`. */
  at: duration,
  /** What a reader should know. */
  note: z.string().optional(),
  /** A call of the control API: `POST /control/people`, or with its body as an object. */
  control: z
    .union([
      z.string().regex(/^(GET|PUT|POST|DELETE) \/control\/\S*$/, 'write it as POST /control/people'),
      z.strictObject({
        method: z.enum(['GET', 'PUT', 'POST', 'DELETE']),
        path: z.string().regex(/^\/control\//),
        body: json.optional(),
      }),
    ])
    .optional(),
  /** A call of the platform with a token: a body makes it a POST. */
  call: z
    .union([
      z.string().min(1),
      z.strictObject({
        path: z.string(),
        body: json.optional(),
        query: z.record(z.string(), z.string()).optional(),
      }),
    ])
    .optional(),
  body: json.optional(),
  query: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** What goes wrong from here on; the same object as PUT /control/faults. */
  faults: json.optional(),
  /** Events that were pushed so far and have these fields; needs `callback: record`. */
  events: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** Keeps the answer under this name for `{{name.field}}` in later steps. */
  save: z
    .string()
    .regex(/^[a-zA-Z]\w*$/, 'a name begins with a letter')
    .optional(),
  expect: z.union([z.array(check), z.record(z.string(), z.json())]).optional(),
  /** Tries again until the expectations hold, for so long at most. */
  within: duration.optional(),
  /** How often it tries; default a sixtieth of `within`. */
  every: duration.optional(),
});

const staff = z.strictObject({
  userid: z.string(),
  name: z.string(),
  department: z.number().int().optional(),
  active: z.boolean().optional(),
  nativeWelcome: z.boolean().optional(),
  customerLimit: z.number().int().optional(),
});

/** The shape of a scenario file. */
export const scenarioFile = z.strictObject({
  name: z.string().min(1),
  seed: z.number().int().optional(),
  startAt: z.iso.datetime({ offset: true, error: 'write it as 2026-03-02T09:00:00+08:00, with the zone' }),
  /** People arrive and behave; default false. */
  running: z.boolean().optional(),
  arrivalsPerDay: z.number().min(0).optional(),
  massPolicy: z.enum(['days-of-month', 'seven-per-week', 'one-per-day']).optional(),
  /** Members besides the four that are always there. */
  staff: z.array(staff).optional(),
  /** `record`: pushes go to a receiver inside the run, for steps with `events`. */
  callback: z.literal('record').optional(),
  /** Machine milliseconds without a call that end a step, for a system under test that needs time. */
  settleMs: z.number().int().min(0).max(60_000).optional(),
  steps: z.array(step).min(1).max(10_000),
});

/** One expectation. */
export type Check = z.infer<typeof check>;
/** A step as it is written. */
export type WrittenStep = z.infer<typeof step>;

/** What a step does. */
export type Deed =
  | { kind: 'control'; method: string; path: string; body?: unknown }
  | { kind: 'call'; path: string; body?: unknown; query: Record<string, unknown> }
  | { kind: 'events'; fields: Record<string, unknown> };

/** One thing that a scenario does or expects. */
export interface Step {
  at: string;
  /** From the start. */
  seconds: number;
  /** Where it begins in the file. */
  line: number;
  note?: string;
  deed: Deed;
  save?: string;
  checks: Check[];
  /** True when the answer is looked at, even by no expectation. */
  hasExpectations: boolean;
  /** Tries again every so many seconds, for so many in all. */
  patience?: { within: number; every: number };
}

/** A scenario, checked and in order. */
export type Scenario = Omit<z.infer<typeof scenarioFile>, 'steps'> & { steps: Step[] };

/** Why a scenario file cannot be run. */
export class ScenarioError extends Error {
  override name = 'ScenarioError';
}

import type { Quotas } from './http/limits.ts';
import type { MassPolicy } from './state/state.ts';
import type { Behaviour } from './world/behaviour.ts';
import type { Population } from './world/populate.ts';

/** How a scenario went, for the page that runs one. */
export interface ScenarioReport {
  name: string;
  lines: string[];
  failures: number;
  checks: number;
  digest: string;
}

/** Settings of an emulator; everything has a default. */
export interface EmulatorOptions {
  /** Same seed and same inputs: same ids, same people, same history. Default 1. */
  seed?: number;
  /** `real`, a factor, or `manual`: it stands still until `advance`. Default: as saved, otherwise real. */
  clock?: 'real' | { speed: number } | 'manual';
  /** First reading of the clock of a fresh world, Unix milliseconds. Default: machine time. */
  startAt?: number;
  /** People arrive and behave, staff confirm. Default false: only what the control API does happens. */
  running?: boolean;
  /** Mean arrivals per virtual day. Default 400. */
  arrivalsPerDay?: number;
  /** Behaviour to use instead of the documented one. */
  behaviour?: Behaviour;
  /** Call limits that differ from the documented ones. */
  quotas?: Partial<Quotas>;
  massPolicy?: MassPolicy;
  /** Customers and groups of a fresh world. Default none. */
  population?: Population;
  /** False: a directory without members. Default true: four members. */
  staff?: boolean;
  /** Address clients use, when it differs from the Host header they send. */
  publicUrl?: string;
  /** Text saved by `save()` earlier. Wins over seed, staff and massPolicy. */
  saved?: string;
  /** The world clock starts no earlier than this, Unix milliseconds. */
  notBefore?: number;
  /** `saved` may miss the last moments: ids given out since are not given out again. */
  killed?: boolean;
  /** Told a moment that the world clock will not pass without telling again. */
  reserve?: (bound: number) => void;
  /** Runs the text of a scenario in a world of its own, for /control; the page cannot without it. */
  runScenario?: (text: string) => Promise<ScenarioReport>;
  /** Log level; default `silent`. Logs go to stderr. */
  logLevel?: string;
  /** Machine time, Unix milliseconds. Default Date.now. */
  wall?: () => number;
}

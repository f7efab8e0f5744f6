import { chance, type RandomState } from '../kernel/random.ts';

/** What goes wrong with a call. The first matching fault is used. */
export interface CallFault {
  /** `*`, a whole path, or its end such as `externalcontact/get`. */
  path: string;
  /** Answer this error; the call has no effect. */
  errcode?: number | undefined;
  /** Hang this long, then drop the connection; the call has no effect. Milliseconds. */
  timeoutMs?: number | undefined;
  /** Do the work only after this long: the caller may have given up. Milliseconds. */
  delayMs?: number | undefined;
  /** The effect happens, but the connection breaks in the middle of the answer. */
  dropAfterEffect?: boolean | undefined;
  /** How many calls it hits; without it, all. */
  times?: number | undefined;
  /** Share of the calls it hits, 0..1; without it, every one. */
  rate?: number | undefined;
}

/** What goes wrong with pushes; the first three are shares 0..1. */
export interface CallbackFaults {
  duplicate: number;
  drop: number;
  /** Share of pushes held back so that later ones overtake them. */
  reorder: number;
  /** Every push waits this long, milliseconds. */
  delayMs: number;
}

/** The faults now in force. */
export interface Faults {
  calls: CallFault[];
  callbacks: CallbackFaults;
  /** The fault that hits this call, used up once. */
  take(path: string): CallFault | undefined;
}

/** No push fault. */
export const NO_CALLBACK_FAULTS: CallbackFaults = { duplicate: 0, drop: 0, reorder: 0, delayMs: 0 };

function concerns(fault: CallFault, path: string): boolean {
  return fault.path === '*' || path === fault.path || path.endsWith(`/${fault.path.replace(/^\//, '')}`);
}

/** No fault at first. */
export function createFaults(random: RandomState): Faults {
  const faults: Faults = {
    calls: [],
    callbacks: { ...NO_CALLBACK_FAULTS },
    take(path) {
      const hit = faults.calls.find(
        (fault) => concerns(fault, path) && (fault.rate === undefined || chance(random, fault.rate)),
      );
      if (hit?.times !== undefined) {
        hit.times--;
        if (hit.times <= 0) faults.calls = faults.calls.filter((one) => one !== hit);
      }
      return hit;
    },
  };
  return faults;
}

import type { z } from 'zod';
import type { Limits } from '../rules/lease.ts';

/** One documented call. */
export interface CallSpec<I extends object, O> {
  method: 'get' | 'post';
  /** Below `/cgi-bin/`. */
  path: string;
  answer: z.ZodType<O>;
  /** `safe`: repeating it changes nothing. `once`: after an unclear answer read back first. */
  repeat: 'safe' | 'once';
  /** Calls of different lanes do not wait for each other. */
  lane: 'urgent' | 'lookup' | 'normal' | 'bulk' | 'upload';
  timeoutMs: number;
  /** What the platform allows this call, where that differs from `CORP_LIMITS`. */
  limits?: Limits;
  /** What it is called for, unless `call-words.ts` says it. */
  what?: { zh: string; en: string };
  /** Never set; carries the type of the input. */
  readonly input?: I;
}

/** Describes a call whose input has type `I`. */
export function callOf<I extends object>() {
  return <O>(spec: Omit<CallSpec<I, O>, 'input'>): CallSpec<I, O> => spec;
}

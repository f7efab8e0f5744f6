import type { Rig } from '../harness.ts';

/** What the trials of one SDK share. */
export interface Context {
  rig: Rig;
  /** Values that later trials need, by name. */
  kept: Record<string, unknown>;
}

/** One method of an SDK, called against the emulator. */
export interface Trial {
  call: string;
  args?: (context: Context) => unknown[];
  /** Pattern that the SDK's answer must match. */
  shows?: (context: Context) => unknown;
  /** Keeps a part of the answer for later trials. */
  keep?: (answer: never) => Record<string, unknown>;
  /** The errcode of a call that is not offered here: retired by the platform, or outside the table of calls. */
  refused?: number;
}

/** An SDK ready to be called. */
export interface Opened {
  context: Context;
  ask: (call: string, args: unknown[]) => Promise<unknown>;
  close?: () => Promise<void>;
}

/** An SDK with the trials it is put through. */
export interface Suite {
  sdk: string;
  as: string;
  /** How it was pointed at the emulator. */
  pointed: string;
  open(rig: Rig): Promise<Opened>;
  trials: Trial[];
}

/** A line of the table. */
export interface Row {
  call: string;
  /** Paths that the call reached. */
  reached: string[];
  result: string;
}

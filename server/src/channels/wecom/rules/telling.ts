import type { ChannelDirectory, ChannelEvent } from '../../port.ts';
import type { KnownContact } from './known.ts';

/** What is needed to judge something learned about a person. */
export interface Telling {
  directory: ChannelDirectory;
  now: Date;
  /** Friendships younger than this are left to their callback, which brings the welcome code. */
  graceMs: number;
}

/** What a fact changes in what we know, and which events it makes. */
export interface Told {
  known: KnownContact;
  events: ChannelEvent[];
  note: string | null;
  /** The fact is older than a change of ours: ask the platform again. */
  again: boolean;
}

/** Nothing changes; the note says why. */
export function nothing(known: KnownContact, note: string): Told {
  return { known, events: [], note, again: false };
}

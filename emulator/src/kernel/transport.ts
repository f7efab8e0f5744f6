import type { WorldClock } from './clock.ts';

/**
 * Time between machines: the 5 s that a callback may take, the 20 s of a welcome code, retry pauses,
 * rate windows. It is machine time under a running clock and world time under a manual one.
 */
export interface Transport {
  /** Milliseconds. Compare only with other readings of the same transport. */
  now(): number;
  /** Calls `ring` after `ms`; the returned function cancels it. */
  after(ms: number, ring: () => void): () => void;
  /** When the earliest alarm of a manual clock is due. */
  nextDue(): number | undefined;
  /** Rings the alarms of a manual clock that are due. */
  ring(): void;
  /** Cancels everything. */
  close(): void;
}

/** Alarms on machine time. */
export function createMachineTransport(wall: () => number): Transport {
  const timers = new Set<NodeJS.Timeout>();
  return {
    now: wall,
    after(ms, ring) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        ring();
      }, ms);
      timers.add(timer);
      return () => {
        clearTimeout(timer);
        timers.delete(timer);
      };
    },
    nextDue: () => undefined,
    ring: () => undefined,
    close() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

interface Alarm {
  at: number;
  ring: () => void;
}

/** Alarms that ring when a manual clock has passed them. */
export function createManualTransport(clock: WorldClock): Transport {
  const alarms = new Set<Alarm>();
  const earliest = (): Alarm | undefined => {
    let first: Alarm | undefined;
    for (const alarm of alarms) if (first === undefined || alarm.at < first.at) first = alarm;
    return first;
  };
  return {
    now: () => clock.now(),
    after(ms, ring) {
      const alarm = { at: clock.now() + ms, ring };
      alarms.add(alarm);
      return () => alarms.delete(alarm);
    },
    nextDue: () => earliest()?.at,
    ring() {
      let alarm = earliest();
      while (alarm !== undefined && alarm.at <= clock.now()) {
        alarms.delete(alarm);
        alarm.ring();
        alarm = earliest();
      }
    },
    close: () => alarms.clear(),
  };
}

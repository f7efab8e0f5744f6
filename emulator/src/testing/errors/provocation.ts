import type { WorldState } from '../../state/state.ts';
import type { Scene } from './scene.ts';

/** Puts things back as they were. */
type Undo = () => void;

/** What a call is asked so that it answers an error: its fields, and what must be so beforehand. */
export interface Provocation {
  send: Record<string, unknown>;
  given?: (() => Undo) | undefined;
  file?: Buffer | undefined;
  /** A text part beside the file. */
  description?: string | undefined;
  /** After the question mark, beside a body. */
  query?: Record<string, string> | undefined;
}

/** Errors of one call by code: what is sent, or more than that. */
export type Errors = Readonly<Record<number, object>>;

/** Calls of an area by path, without `/cgi-bin/`. */
export type Area = (scene: Scene) => Readonly<Record<string, Errors>>;

const SPECIAL = Symbol('special');

/** An error that takes more than fields. */
export function when(more: Omit<Provocation, 'send'>, send: object = {}): object {
  return { [SPECIAL]: { ...more, send } };
}

export function provocationOf(entry: object): Provocation {
  return (entry as { [SPECIAL]?: Provocation })[SPECIAL] ?? { send: entry as Record<string, unknown> };
}

/** Another value, until it is put back. */
export function instead<T, K extends keyof T>(of: T, key: K, value: T[K]): () => Undo {
  return () => {
    const before = of[key];
    of[key] = value;
    return () => {
      of[key] = before;
    };
  };
}

/** As if so many were in the map. */
export function crowded(map: Map<unknown, unknown>, size: number): () => Undo {
  return () => {
    Object.defineProperty(map, 'size', { value: size, configurable: true });
    return () => {
      Reflect.deleteProperty(map, 'size');
    };
  };
}

/** With one more entry in the map. */
export function having<K, V>(map: Map<K, V>, key: K, value: V): () => Undo {
  return () => {
    map.set(key, value);
    return () => {
      map.delete(key);
    };
  };
}

/** Nobody but ops-01 may have customers. */
export function narrowScope(state: WorldState): () => Undo {
  return instead(state.tenant, 'contactScope', { users: ['ops-01'], departments: [] });
}

/** So many members. */
export function crowdOfStaff(state: WorldState, count: number): () => Undo {
  const [first] = state.staff.values();
  if (first === undefined) throw new Error('no members');
  const more = Array.from({ length: count }, (_, nr) => ({ ...first, userid: `many-${nr}` }));
  const staff = new Map([...state.staff, ...more.map((one) => [one.userid, one] as const)]);
  return instead(state, 'staff', staff);
}

export const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

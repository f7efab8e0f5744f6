import type { Act, ActKind } from '../state/state.ts';

/** What will happen, earliest first; acts of the same moment happen in the order they were entered. */
export interface Agenda {
  add(act: { at: number; kind: ActKind; ref: string; arg?: string }): void;
  peek(): Act | undefined;
  take(): Act | undefined;
  /** Forgets every act of a kind. */
  drop(kind: ActKind): void;
  /** After the world stood still from `from` to `to`: what fell due meanwhile happens after `to`, as far apart. */
  resume(from: number, to: number): void;
  readonly size: number;
}

function compare(a: Act, b: Act): number {
  return a.at - b.at || a.seq - b.seq;
}

function before(a: Act, b: Act): boolean {
  return compare(a, b) < 0;
}

function siftUp(heap: Act[], from: number): void {
  let child = from;
  while (child > 0) {
    const parent = (child - 1) >> 1;
    const a = heap[child];
    const b = heap[parent];
    if (a === undefined || b === undefined || !before(a, b)) return;
    heap[child] = b;
    heap[parent] = a;
    child = parent;
  }
}

function siftDown(heap: Act[]): void {
  let parent = 0;
  for (;;) {
    const left = 2 * parent + 1;
    const first = heap[left];
    const second = heap[left + 1];
    const current = heap[parent];
    if (first === undefined || current === undefined) return;
    const child = second !== undefined && before(second, first) ? left + 1 : left;
    const smaller = child === left ? first : second;
    if (smaller === undefined || !before(smaller, current)) return;
    heap[parent] = smaller;
    heap[child] = current;
    parent = child;
  }
}

/** A binary heap kept in the given array, so that saving the array saves the agenda. */
export function createAgenda(heap: Act[]): Agenda {
  let seq = heap.reduce((highest, act) => Math.max(highest, act.seq), 0);
  return {
    add(act) {
      heap.push({ ...act, seq: ++seq });
      siftUp(heap, heap.length - 1);
    },
    peek: () => heap[0],
    take() {
      const first = heap[0];
      const last = heap.pop();
      if (first === undefined || last === undefined) return undefined;
      if (heap.length > 0) {
        heap[0] = last;
        siftDown(heap);
      }
      return first;
    },
    drop(kind) {
      let kept = 0;
      for (const act of heap) if (act.kind !== kind) heap[kept++] = act;
      heap.length = kept;
      heap.sort(compare);
    },
    resume(from, to) {
      for (const act of heap) if (act.at < to) act.at = to + Math.max(0, act.at - from);
      heap.sort(compare);
    },
    get size() {
      return heap.length;
    },
  };
}

import type { Path } from '../rules/rule.ts';

/** Lines and columns count from 1. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** Where every node of the plan was written. */
export class Places {
  readonly #values = new Map<string, Place>();
  readonly #keys = new Map<string, Place>();
  readonly #fallback: Place;

  constructor(fallback: Place) {
    this.#fallback = fallback;
  }

  set(path: Path, value: Place, key?: Place): void {
    const id = idOf(path);
    this.#values.set(id, value);
    if (key) this.#keys.set(id, key);
  }

  /** Where the value starts; of the nearest written ancestor when the path itself is not written. */
  of(path: Path): Place {
    for (let end = path.length; end >= 0; end--) {
      const place = this.#values.get(idOf(path.slice(0, end)));
      if (place) return place;
    }
    return this.#fallback;
  }

  /** Where the key stands. */
  ofKey(path: Path): Place {
    return this.#keys.get(idOf(path)) ?? this.of(path);
  }
}

function idOf(path: Path): string {
  return path.join('\u0000');
}

/** `steps[2].wait`, as people write it. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text ? `${text}.${part}` : part;
  }, '');
}

import { isMap, isSeq, type Node, type YAMLMap } from 'yaml';
import type { Path } from '../rules/rule.ts';
import { keyText } from './keys.ts';
import { type ParsedFile, placeAt } from './parse-file.ts';
import type { Place } from './place.ts';

/** Where the parts of a definition are written. */
export interface Places {
  /** Where the value starts; of the nearest written ancestor when the path itself is not written. */
  of(path: Path): Place;
  /** Where the key stands. */
  ofKey(path: Path): Place;
}

interface Written {
  key: Node | null;
  value: Node | null;
}

/** The places in one file, looked up in its YAML tree only when something is said about them. */
export class FilePlaces implements Places {
  readonly #file: ParsedFile;
  readonly #pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Written>>();

  constructor(file: ParsedFile) {
    this.#file = file;
  }

  of(path: Path): Place {
    const { value, key } = this.#find(path).at;
    return this.#placeOf(value?.range ? value : key);
  }

  ofKey(path: Path): Place {
    const { at, exact } = this.#find(path);
    return exact && at.key ? this.#placeOf(at.key) : this.of(path);
  }

  #find(path: Path): { at: Written; exact: boolean } {
    let at: Written = { key: null, value: this.#file.document?.contents ?? null };
    for (const part of path) {
      const next = this.#below(at.value, part);
      if (!next) return { at, exact: false };
      at = next;
    }
    return { at, exact: true };
  }

  #below(node: Node | null, part: string | number): Written | undefined {
    if (isMap(node)) return this.#pairsOf(node).get(String(part));
    if (!isSeq(node) || typeof part !== 'number') return undefined;
    const item = node.items[part] as Node | undefined;
    return item && { key: null, value: item };
  }

  #pairsOf(map: YAMLMap): ReadonlyMap<string, Written> {
    const known = this.#pairs.get(map);
    if (known) return known;
    const pairs = new Map<string, Written>();
    for (const pair of map.items) {
      const text = keyText(pair.key);
      // Of a key that is written twice the first counts.
      if (text !== undefined && !pairs.has(text))
        pairs.set(text, { key: pair.key as Node, value: pair.value as Node | null });
    }
    this.#pairs.set(map, pairs);
    return pairs;
  }

  #placeOf(node: Node | null): Place {
    return placeAt(this.#file, node?.range?.[0] ?? 0);
  }
}

/** The places of a whole plan: each definition is looked up in the file that it was first read from. */
export class PlanPlaces implements Places {
  readonly #head: Places;
  readonly #files = new Map<string, Places>();

  constructor(head: Places) {
    this.#head = head;
  }

  /** Says which file holds a definition, or a kind when no key is given. Only the first time counts. */
  note(file: Places, kind: string, key?: string): void {
    const id = idOf(kind, key);
    if (!this.#files.has(id)) this.#files.set(id, file);
  }

  of(path: Path): Place {
    return this.#fileOf(path).of(path);
  }

  ofKey(path: Path): Place {
    return this.#fileOf(path).ofKey(path);
  }

  #fileOf([kind, key]: Path): Places {
    return this.#files.get(idOf(kind, key)) ?? this.#files.get(idOf(kind)) ?? this.#head;
  }
}

function idOf(kind: string | number | undefined, key?: string | number): string {
  return key === undefined ? `${kind}` : `${kind}/${key}`;
}

/** For what cannot be found in any file. */
export function fixedPlaces(place: Place): Places {
  return { of: () => place, ofKey: () => place };
}

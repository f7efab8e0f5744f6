import { senderRules } from '@hetang/contract/plan/reach';
import type { Kind } from '@hetang/contract/plan/registry';
import type { Path } from '../rule.ts';

/** A place that names a definition by key; for tags the key is `group/value`, or the group alone in `fills`. */
export interface Reference {
  kind: Kind;
  key: string;
  path: Path;
  at?: 'key';
}

/** The reference at a place that may be left out. */
export function one(kind: Kind, key: string | undefined, path: Path): Reference[] {
  return key === undefined ? [] : [{ kind, key, path }];
}

/** A reference for each item of a list. */
export function each(kind: Kind, keys: readonly string[] | undefined, path: Path): Reference[] {
  return (keys ?? []).map((key, i) => ({ kind, key, path: [...path, i] }));
}

/** A reference for each key of a map, at the key itself. */
export function keysOf(kind: Kind, map: Record<string, unknown> | undefined, path: Path): Reference[] {
  return Object.keys(map ?? {}).map((key) => ({ kind, key, path: [...path, key], at: 'key' }));
}

/** Who does something: a member of staff, unless it is the contact's owner. */
export function doer(by: string | undefined, path: Path): Reference[] {
  return by === 'owner' ? [] : one('staff', by, path);
}

/** Who sends: a member of staff, unless it is chosen by a rule. */
export function sender(by: string, path: Path): Reference[] {
  return senderRules.some((rule) => rule === by) ? [] : one('staff', by, path);
}

/** What an outcome fills: `tag-group/need`, `field/business`. */
export function fills(list: readonly string[] | undefined, path: Path): Reference[] {
  return (list ?? []).map((fill, i): Reference => {
    const [what, key = ''] = fill.split('/');
    return { kind: what === 'field' ? 'fields' : 'tags', key, path: [...path, i] };
  });
}

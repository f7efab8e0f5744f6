import type { EnsuredTag, TagGroupInput } from '../../port.ts';

interface OnPlatform {
  groupId: string;
  name: string;
  tags: { platformId: string; name: string }[];
}

/** What must be done on the platform so that every value asked for exists under its name. */
export interface TagWork {
  /** Values that are there. */
  found: EnsuredTag[];
  renameGroup: { groupId: string; name: string }[];
  rename: { group: string; tag: string; platformId: string; name: string }[];
  /** By group; `groupId` null makes the group too. */
  create: {
    group: string;
    groupId: string | null;
    groupName: string;
    values: { tag: string; name: string }[];
  }[];
}

/**
 * Finds each value by the id of an earlier answer, else by the names of group and tag. A group that was renamed in
 * the console is still found by the ids of its tags.
 */
export function matchTags(asked: readonly TagGroupInput[], platform: readonly OnPlatform[]): TagWork {
  const work: TagWork = { found: [], renameGroup: [], rename: [], create: [] };
  const byId = new Map(
    platform.flatMap((group) => group.tags.map((tag) => [tag.platformId, { group, tag }] as const)),
  );
  for (const group of asked) {
    const held = group.values.flatMap((value) => byId.get(value.platformId ?? '')?.group ?? []);
    const home = platform.find((one) => one.name === group.name) ?? held[0];
    if (home && home.name !== group.name) work.renameGroup.push({ groupId: home.groupId, name: group.name });
    const missing = matchValues(work, group, (value) => {
      return byId.get(value.platformId ?? '')?.tag ?? home?.tags.find((tag) => tag.name === value.name);
    });
    if (missing.length === 0) continue;
    work.create.push({
      group: group.key,
      groupId: home?.groupId ?? null,
      groupName: group.name,
      values: missing,
    });
  }
  return work;
}

type Value = TagGroupInput['values'][number];

/** Notes the values that are there; answers those that are not. */
function matchValues(
  work: TagWork,
  group: TagGroupInput,
  find: (value: Value) => { platformId: string; name: string } | undefined,
): { tag: string; name: string }[] {
  const missing: { tag: string; name: string }[] = [];
  for (const value of group.values) {
    const match = find(value);
    if (!match) {
      missing.push({ tag: value.key, name: value.name });
      continue;
    }
    const known = { group: group.key, tag: value.key, platformId: match.platformId };
    if (match.name === value.name) work.found.push(known);
    else work.rename.push({ ...known, name: value.name });
  }
  return missing;
}

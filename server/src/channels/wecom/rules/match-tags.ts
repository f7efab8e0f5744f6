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
    const missing: { tag: string; name: string }[] = [];
    for (const value of group.values) {
      const known = byId.get(value.platformId ?? '')?.tag;
      const match = known ?? home?.tags.find((tag) => tag.name === value.name);
      if (!match) missing.push({ tag: value.key, name: value.name });
      else if (match.name !== value.name) {
        work.rename.push({
          group: group.key,
          tag: value.key,
          platformId: match.platformId,
          name: value.name,
        });
      } else work.found.push({ group: group.key, tag: value.key, platformId: match.platformId });
    }
    if (missing.length > 0) {
      work.create.push({
        group: group.key,
        groupId: home?.groupId ?? null,
        groupName: group.name,
        values: missing,
      });
    }
  }
  return work;
}

import type { SidebarCustomer } from '@hetang/contract/http/sidebar';

/** The tags as they will be once the engine has done what was asked: of a group that takes one value, the new one. */
export function tagsAfter(
  { tags, tagGroups }: Pick<SidebarCustomer, 'tags' | 'tagGroups'>,
  { add = [], remove = [] }: { add?: string[]; remove?: string[] },
): SidebarCustomer['tags'] {
  const coming = add.flatMap((ref) => {
    const [key = '', value = ''] = ref.split('/');
    const group = tagGroups.find((one) => one.key === key);
    const name = group?.values.find((one) => one.key === value)?.name;
    return group && name !== undefined
      ? [{ group: key, groupName: group.name, tag: value, name, source: 'staff', at: '' }]
      : [];
  });
  const single = tagGroups.filter(({ choose }) => choose === 'one').map(({ key }) => key);
  const replaced = new Set(coming.map(({ group }) => group).filter((group) => single.includes(group)));
  const kept = tags.filter(({ group, tag }) => {
    const ref = `${group}/${tag}`;
    return !remove.includes(ref) && !add.includes(ref) && !replaced.has(group);
  });
  return [...kept, ...coming];
}

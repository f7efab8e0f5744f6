/** What names a person: `unionid`, `external_userid`, `phone` … */
export interface Identity {
  kind: string;
  value: string;
}

/** Lists that name the same person. */
export interface PersonGroup {
  /** Known contact, or null: a stranger (with identities) or a reference to nobody (without). */
  contactId: number | null;
  isNew: boolean;
  identities: Identity[];
  /** Numbers of the lists, in order. */
  lists: number[];
  /** Identities that are somebody else's. */
  conflicts: (Identity & { contactId: number })[];
}

/**
 * Puts lists together that share an identity nobody is known by, or that name the same known contact.
 * The first known identity of a list decides who it is.
 */
export function groupByIdentity(
  lists: readonly Identity[][],
  contactOf: (identity: Identity) => number | null,
): PersonGroup[] {
  const byContact = new Map<number, PersonGroup>();
  const byStranger = new Map<string, PersonGroup>();
  const groups = new Set<PersonGroup>();
  const open = (contactId: number | null, isNew: boolean): PersonGroup => {
    const group: PersonGroup = { contactId, isNew, identities: [], lists: [], conflicts: [] };
    groups.add(group);
    return group;
  };
  const merge = (into: PersonGroup, from: PersonGroup): PersonGroup => {
    if (into === from) return into;
    for (const id of from.identities) addIdentity(into, id);
    into.lists.push(...from.lists);
    for (const [key, group] of byStranger) if (group === from) byStranger.set(key, into);
    groups.delete(from);
    return into;
  };

  lists.forEach((list, nr) => {
    const named = list.map((identity) => ({ identity, contactId: contactOf(identity) }));
    const contactId = named.find((entry) => entry.contactId !== null)?.contactId ?? null;
    const unknown = named.filter((entry) => entry.contactId === null && entry.identity.kind !== 'contact_id');
    let group =
      contactId !== null
        ? (byContact.get(contactId) ?? open(contactId, false))
        : open(null, unknown.length > 0);
    if (contactId !== null) byContact.set(contactId, group);
    for (const { identity } of unknown) {
      const key = `${identity.kind}\u0000${identity.value}`;
      const earlier = byStranger.get(key);
      if (earlier && earlier !== group) {
        if (earlier.contactId === null) group = merge(group, earlier);
        else if (group.contactId === null) group = merge(earlier, group);
        else {
          group.conflicts.push({ ...identity, contactId: earlier.contactId });
          continue;
        }
      }
      byStranger.set(key, group);
      addIdentity(group, identity);
    }
    group.lists.push(nr);
    for (const entry of named) {
      if (entry.contactId !== null && entry.contactId !== contactId) {
        group.conflicts.push({ ...entry.identity, contactId: entry.contactId });
      }
    }
  });
  return [...groups];
}

function addIdentity(group: PersonGroup, identity: Identity): void {
  if (!group.identities.some((id) => id.kind === identity.kind && id.value === identity.value)) {
    group.identities.push(identity);
  }
}

/** A row of something that hangs on a contact, as JSON has it. */
export type Row = Readonly<Record<string, unknown>>;

/** Everything that hangs on a contact at one moment. */
export interface Picture {
  contact: Row & { fields: Row; stage_seq: number };
  relations: readonly Row[];
  tags: readonly Row[];
  tiers: readonly Row[];
  suppressions: readonly Row[];
  /** Tags that staff have taken away; not in pictures of earlier versions. */
  refusals?: readonly Row[];
}

/** Two contacts that go apart: what each was before they became one, and what has become of that. */
export interface Parting {
  /** The one that leaves: before the merge, and with what its own events have brought since. */
  leaving: { before: Picture; now: Picture };
  /** The one that stays: before the merge, right after, and now. */
  staying: { before: Picture; after: Picture; now: Picture };
}

/** What belongs to the one that stays. */
export interface Share {
  contact: Row;
  relations: Row[];
  tags: Row[];
  suppressions: Row[];
}

/** Facts of the profile that belong to somebody; stage and times of events have rules of their own. */
const PROFILE = ['name', 'avatar', 'owner', 'code', 'created_at', 'added_at', 'lost_at'] as const;

/**
 * What the contact that stays has after a split. What has not changed since the merge is as it was before; what has
 * changed since stays, unless an event of the one that leaves has brought the same to that one.
 * @param exclusive tag groups of which a contact has one value
 */
export function divide({ leaving, staying }: Parting, exclusive: ReadonlySet<string>): Share {
  const rows = (of: (picture: Picture) => readonly Row[], key: string): Row[] => {
    const keyed = (picture: Picture) => Object.fromEntries(of(picture).map((row) => [String(row[key]), row]));
    const left = divideKeys({
      leaving: { before: keyed(leaving.before), now: keyed(leaving.now) },
      staying: {
        before: keyed(staying.before),
        after: keyed(staying.after),
        now: keyed(staying.now),
      },
    });
    return Object.values(left) as Row[];
  };
  const { before, after, now } = staying;
  const own = divideKeys({
    leaving: { before: leaving.before.contact, now: leaving.now.contact },
    staying: { before: before.contact, after: after.contact, now: now.contact },
  });
  const fields = divideKeys({
    leaving: { before: leaving.before.contact.fields, now: leaving.now.contact.fields },
    staying: { before: before.contact.fields, after: after.contact.fields, now: now.contact.fields },
  });
  return {
    contact: { ...Object.fromEntries(PROFILE.map((key) => [key, own[key] ?? null])), fields },
    relations: withoutIds(
      rows((picture) => picture.relations, 'staff'),
      idsOf(leaving.now),
    ),
    tags: oneEach(
      rows((picture) => picture.tags, 'ref'),
      exclusive,
    ),
    suppressions: rows((picture) => picture.suppressions, 'reason'),
  };
}

/** Ids by which the one that leaves has friends go with it, whoever was met by them meanwhile. */
function withoutIds(relations: readonly Row[], gone: ReadonlySet<unknown>): Row[] {
  return relations.map((row) =>
    Array.isArray(row.platform_ids)
      ? { ...row, platform_ids: row.platform_ids.filter((one) => !gone.has(one)) }
      : row,
  );
}

function idsOf({ relations }: Picture): Set<unknown> {
  return new Set(relations.flatMap(({ platform_ids: ids }) => (Array.isArray(ids) ? ids : [])));
}

interface Keys {
  leaving: { before: Row; now: Row };
  staying: { before: Row; after: Row; now: Row };
}

function divideKeys({ leaving, staying }: Keys): Row {
  const { before, after, now } = staying;
  const keys = new Set([...Object.keys(before), ...Object.keys(now)]);
  const left = [...keys].map((key) => {
    const untouched = same(now[key], after[key]);
    const theirs = !same(leaving.now[key], leaving.before[key]) && same(now[key], leaving.now[key]);
    return [key, untouched || theirs ? before[key] : now[key]] as const;
  });
  return Object.fromEntries(left.filter(([, value]) => value !== undefined));
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Of a group with one value the one set last: what was set since the merge stands before what comes back. */
function oneEach(tags: readonly Row[], exclusive: ReadonlySet<string>): Row[] {
  const last = new Map<string, Row>();
  for (const tag of tags) {
    const group = String(tag.ref).split('/')[0] ?? '';
    const key = exclusive.has(group) ? group : String(tag.ref);
    const known = last.get(key);
    if (!known || Date.parse(String(tag.at)) >= Date.parse(String(known.at))) last.set(key, tag);
  }
  return [...last.values()];
}

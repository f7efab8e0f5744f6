/** What the platform has told us of a person, as far as it has become events. */
export interface KnownContact {
  externalUserid: string;
  name: string | null;
  avatar: string | null;
  unionid: string | null;
  /** How many changes of profile or tags have become events. */
  changes: number;
  profileAt: Date | null;
  follows: KnownFollow[];
}

/** How a friendship ended: by the customer, by the member, or because another member took over. */
export type Loss = 'lost' | 'removed' | 'handed-over';

/** Likewise of a friendship. */
export interface KnownFollow {
  userid: string;
  /** Null when only the loss is known: the add has not been told yet. */
  addedAt: Date | null;
  lostAt: Date | null;
  loss: Loss | null;
  /** The member has not added the person back yet. */
  half: boolean;
  remark: string | null;
  /** Platform tag ids that the plan knows. */
  tags: readonly string[];
  /** Moves when we change the tags ourselves. */
  touch: number;
}

/** A person of whom nothing is known. */
export function stranger(externalUserid: string): KnownContact {
  return {
    externalUserid,
    name: null,
    avatar: null,
    unionid: null,
    changes: 0,
    profileAt: null,
    follows: [],
  };
}

export const isFriend = (follow: KnownFollow): boolean => follow.addedAt !== null && follow.lostAt === null;

/** With what the platform shows of the person; what it leaves out stays. */
export function withProfile(
  known: KnownContact,
  profile: { name: string | null; avatar: string | null; unionid: string | null },
  now: Date,
): KnownContact {
  return {
    ...known,
    name: profile.name ?? known.name,
    avatar: profile.avatar ?? known.avatar,
    unionid: profile.unionid ?? known.unionid,
    profileAt: now,
  };
}

/** With this friendship instead of the one before. */
export function withFollow(known: KnownContact, follow: KnownFollow): KnownContact {
  return { ...known, follows: [...known.follows.filter((one) => one.userid !== follow.userid), follow] };
}

/** A person as the platform shows them at a moment. */
export interface Seen {
  profile: { name: string | null; avatar: string | null; unionid: string | null };
  follows: SeenFollow[];
  /** The state of `wecom_touch` before the platform was asked: changes of ours after it are not in here. */
  touch: number;
}

export interface SeenFollow {
  userid: string;
  createdAt: Date;
  state: string;
  addWay: number | null;
  remark: string;
  /** Platform tag ids, corp tags only. */
  tags: string[];
}

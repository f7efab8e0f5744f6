/** What the directory knows of a member beyond name and department. */
export interface StaffProfile {
  position?: string;
  mobile?: string;
  gender?: string;
  email?: string;
  alias?: string;
  telephone?: string;
}

/** A tag of members (通讯录标签); customers have other tags. */
export interface MemberTag {
  id: number;
  name: string;
  users: string[];
  parties: number[];
}

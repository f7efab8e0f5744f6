/** A rule group of customer contact (客户联系规则组). */
export interface Strategy {
  id: number;
  /** 0 at the top. */
  parentId: number;
  name: string;
  /** Unix milliseconds. */
  createdAt: number;
  admins: string[];
  privilege: Record<string, boolean>;
  users: string[];
  parties: number[];
}

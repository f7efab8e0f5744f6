/** A rule on what members may send to customers (聊天敏感词). */
export interface InterceptRule {
  ruleId: string;
  name: string;
  /** Unix milliseconds. */
  createdAt: number;
  words: string[];
  /** 1 phone number, 2 e-mail, 3 red packet. */
  semantics: number[];
  /** 1 warn and block, 2 warn only. */
  type: number;
  users: string[];
  departments: number[];
}

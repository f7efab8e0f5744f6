import type { CallOutcome } from './port.ts';

/** What the platform counts of a member in a day; days are those of China. 员工行为数据 */
export interface StaffDay {
  /** `2026-03-02` */
  day: string;
  /** Requests that the member sent. */
  applies: number;
  /** New customers, whoever asked. */
  contacts: number;
  /** Chats in which somebody spoke, and messages that the member sent. */
  chats: number;
  messages: number;
  /** Percent; null where no customer began a chat. */
  replyShare: number | null;
  /** Minutes to the first answer, on average; null likewise. */
  replyMinutes: number | null;
  /** Customers who deleted or blocked the member. */
  losses: number;
}

export interface StaffFigureChannel {
  /** Days from the first to the last, 30 at most, none older than 180 days. */
  readStaffDays(input: { userid: string; first: string; last: string }): Promise<CallOutcome<StaffDay[]>>;
}

/** What one member did with customers on one day. */
export interface BehaviourDay {
  userid: string;
  /** Start of the day, Unix seconds. */
  day: number;
  /** Customers the member wrote to. */
  chats: string[];
  messages: number;
  /** Customers who wrote first that day, with the moment in Unix milliseconds. */
  opened: Record<string, number>;
  /** Of those, answered after so many minutes. */
  answered: Record<string, number>;
  /** Customers who deleted the member. */
  negative: number;
  applies: number;
  contacts: number;
}

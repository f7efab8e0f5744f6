import type { MessageBody } from './message-body.ts';

/** A customer or member who liked or commented. */
export interface MomentMark {
  /** Whose publication it belongs to. */
  userid: string;
  /** external_userid or userid. */
  by: string;
  /** Unix milliseconds. */
  at: number;
  /** Absent for a like. */
  text?: string;
}

/** What one member has to publish. */
export interface MomentTask {
  userid: string;
  /** external_userid of those selected. */
  customers: string[];
  /** Unix milliseconds. */
  publishedAt?: number;
  /** external_userid of those who really see it; set when published. */
  seenBy?: string[];
}

export interface Moment {
  momentId: string;
  /** Empty for a personal one. */
  jobId: string;
  /** Unix milliseconds. */
  createdAt: number;
  /** Transport milliseconds when the asynchronous job began. */
  startedAt: number;
  /** userid of a personal one; empty for one made by the company. */
  creator: string;
  isPublic: boolean;
  text: string;
  attachments: Array<Record<string, unknown>>;
  bodies: MessageBody[];
  tasks: MomentTask[];
  cancelledAt?: number;
  likes: MomentMark[];
  comments: MomentMark[];
  invalidUsers: string[];
  invalidDepartments: number[];
  invalidTags: string[];
}

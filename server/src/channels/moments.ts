import type { Attachment } from './media.ts';
import type { CallOutcome } from './port.ts';

/** What is published: a text, and up to nine pictures, or one video, or one link with a cover. */
export interface MomentContent {
  text: string;
  attachments: Attachment[];
}

/** Who publishes, by userid, and who sees it: customers with one of these tags of the platform; none means everybody. */
export interface MomentInput {
  senders: string[];
  tags: string[];
  content: MomentContent;
}

/** How far the platform is with making a Moment. */
export type MomentJob =
  | { state: 'making' }
  | { state: 'made'; platformId: string }
  | { state: 'failed'; reason: string; say: { zh: string; en: string } }
  /** The platform does not know the job any more: it forgets them after a day. */
  | { state: 'forgotten' };

/** A customer who did something with what a member has published. */
export interface MomentMark {
  externalUserid: string;
  at: Date;
}

/** Moments that members publish in the name of the company; each member confirms in the client. 客户朋友圈 */
export interface MomentChannel {
  /** As `ChannelPort.prepareMedia`: files of Moments are uploaded for Moments only. */
  prepareMomentMedia(attachments: readonly Attachment[]): Promise<CallOutcome<null>>;
  /** Begins a Moment; nothing is published by this call. It never uploads: see `prepareMomentMedia`. */
  createMoment(input: MomentInput): Promise<CallOutcome<{ jobId: string }>>;
  readMomentJob(jobId: string): Promise<CallOutcome<MomentJob>>;
  /** Looks for one whose creation got no clear answer; null when the platform does not have it. */
  findMoment(
    input: MomentInput & { calledAt: Date; notAmong: string[] },
  ): Promise<CallOutcome<{ platformId: string } | null>>;
  /** Who is asked to publish it, and who has. */
  readMomentMembers(platformId: string): Promise<CallOutcome<{ userid: string; published: boolean }[]>>;
  /** Who really sees what a member has published. */
  readMomentReach(input: { platformId: string; userid: string }): Promise<CallOutcome<string[]>>;
  /** Who liked what a member has published, and who wrote below it; customers only. */
  readMomentMarks(input: {
    platformId: string;
    userid: string;
  }): Promise<CallOutcome<{ likes: MomentMark[]; comments: MomentMark[] }>>;
  /** Stops what is not published yet; what is published stays. */
  cancelMoment(platformId: string): Promise<CallOutcome<null>>;
}

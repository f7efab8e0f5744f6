import type { MessageBody } from './message-body.ts';

/** 0 not sent, 1 sent, 2 not a friend any more, 3 refused by the cap. */
export type SendStatus = 0 | 1 | 2 | 3;

export interface MassTarget {
  /** The customer; empty when the target is a group. */
  externalUserid: string;
  chatId?: string;
  status: SendStatus;
  /** Unix milliseconds, when decided. */
  sentAt?: number;
}

/** What one member has to confirm. */
export interface MassTask {
  userid: string;
  /** Unix milliseconds, when the member confirmed. */
  confirmedAt?: number;
  targets: MassTarget[];
}

export interface MassMessage {
  msgid: string;
  /** Absent in files of earlier versions: single. */
  chatType?: 'single' | 'group';
  createdAt: number;
  /** Transport milliseconds; tasks can be read and confirmed from here on. */
  readyAt: number;
  creator: string;
  text?: string;
  /** As the caller wrote them; listed back unchanged. */
  attachments: Array<Record<string, unknown>>;
  bodies: MessageBody[];
  tasks: MassTask[];
  cancelledAt?: number;
  /** World milliseconds of the reminders in the last 24 hours. */
  reminders: number[];
}

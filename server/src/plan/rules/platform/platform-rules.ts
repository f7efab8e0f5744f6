import type { Rule } from '../rule.ts';
import { attachmentCount } from './attachment-count.ts';
import { attachmentFile } from './attachment-file.ts';
import { attachmentPlace } from './attachment-place.ts';
import { codeWithoutWelcome } from './code-without-welcome.ts';
import { corpTagLimit } from './corp-tag-limit.ts';
import { groupByCode } from './group-by-code.ts';
import { groupPostsADay } from './group-posts-a-day.ts';
import { groupWelcome } from './group-welcome.ts';
import { humanStep } from './human-step.ts';
import { momentsAttachments } from './moments-attachments.ts';
import { momentsLength } from './moments-length.ts';
import { plainHttp } from './plain-http.ts';
import { productInAlbum } from './product-in-album.ts';
import { serviceMessage } from './service-message.ts';
import { staffOfCode } from './staff-of-code.ts';
import { unfinishedText } from './unfinished-text.ts';
import { wordlistInWecom } from './wordlist-in-wecom.ts';

/** Rules about what WeCom takes, how much of it, and what it leaves to people. */
export const platformRules: readonly Rule[] = [
  codeWithoutWelcome,
  corpTagLimit,
  staffOfCode,
  groupWelcome,
  groupByCode,
  momentsLength,
  momentsAttachments,
  groupPostsADay,
  humanStep,
  plainHttp,
  attachmentFile,
  attachmentCount,
  attachmentPlace,
  unfinishedText,
  wordlistInWecom,
  productInAlbum,
  serviceMessage,
];

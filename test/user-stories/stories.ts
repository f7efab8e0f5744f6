import { followBroadcast, writeBroadcast } from './broadcast.ts';
import { buildSegment } from './build-segment.ts';
import { bulkTag } from './bulk-tag.ts';
import { changeMessage } from './change-message.ts';
import { channelCode } from './channel-code.ts';
import { drawJourney } from './draw-journey.ts';
import { firstMorning } from './first-morning.ts';
import { importTable } from './import-table.ts';
import { keyboardOnly } from './keyboard-only.ts';
import { newColleague } from './new-colleague.ts';
import type { Operator } from './operator.ts';
import { reviewWeek } from './review-week.ts';
import { tasksOnPhone } from './tasks-on-phone.ts';
import { whyNotSent } from './why-not-sent.ts';

interface Story {
  name: string;
  tell(operator: Operator): Promise<void>;
  /** Changes what there is one of (the plan, a member of staff, the first administrator), so that operators do it one after another. */
  alone?: true;
  /** The same in each language, so that the first operator does it for all. */
  once?: true;
}

/** The stories of docs/user-stories.md in its order; a later one may stand on what an earlier one has made. */
export const stories: readonly Story[] = [
  { name: 'the first morning', tell: firstMorning, alone: true },
  { name: 'a message is changed', tell: changeMessage, alone: true },
  { name: 'a segment is built and grows', tell: buildSegment, alone: true },
  { name: 'a journey is drawn, tried and paused', tell: drawJourney, alone: true },
  { name: 'a broadcast to a segment is written', tell: writeBroadcast, alone: true },
  { name: 'the broadcast goes out', tell: followBroadcast },
  { name: 'why somebody got no message', tell: whyNotSent },
  { name: 'a table is imported and taken back', tell: importTable },
  { name: 'many customers get a tag, and lose it again', tell: bulkTag },
  { name: 'a channel code and who stands behind it', tell: channelCode, alone: true },
  { name: 'the week is reviewed', tell: reviewWeek },
  { name: 'three jobs with the keyboard alone', tell: keyboardOnly, alone: true, once: true },
  { name: 'tasks are done on a phone', tell: tasksOnPhone, alone: true },
  { name: 'a colleague comes, and a change is taken back', tell: newColleague, alone: true },
];

import type { Endpoint } from '../endpoint.ts';
import { addGroupWelcome } from './add-group-welcome.ts';
import { addJoinWay } from './add-join-way.ts';
import { delGroupWelcome } from './del-group-welcome.ts';
import { delJoinWay } from './del-join-way.ts';
import { editGroupWelcome } from './edit-group-welcome.ts';
import { getGroupChat } from './get-group-chat.ts';
import { getGroupWelcome } from './get-group-welcome.ts';
import { getJoinWay } from './get-join-way.ts';
import { listGroupChats } from './list-group-chats.ts';
import { onjobTransferGroupChat } from './onjob-transfer-group-chat.ts';
import { opengidToChatid } from './opengid-to-chatid.ts';
import { statisticByDay } from './statistic-by-day.ts';
import { statisticByOwner } from './statistic-by-owner.ts';
import { transferGroupChat } from './transfer-group-chat.ts';
import { updateJoinWay } from './update-join-way.ts';

/** Customer groups. */
export const GROUP_ENDPOINTS: Endpoint[] = [
  listGroupChats,
  getGroupChat,
  opengidToChatid,
  transferGroupChat,
  onjobTransferGroupChat,
  addJoinWay,
  getJoinWay,
  updateJoinWay,
  delJoinWay,
  addGroupWelcome,
  editGroupWelcome,
  getGroupWelcome,
  delGroupWelcome,
  statisticByOwner,
  statisticByDay,
];

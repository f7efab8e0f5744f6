import { ACQUISITION_ENDPOINTS } from './acquisition/endpoints.ts';
import { addContactWay } from './add-contact-way.ts';
import { addCorpTag } from './add-corp-tag.ts';
import { addMsgTemplate } from './add-msg-template.ts';
import { AGENT_ENDPOINTS } from './agent/endpoints.ts';
import { ALBUM_ENDPOINTS } from './album/endpoints.ts';
import { recallMessage } from './app-message/recall-message.ts';
import { updateTemplateCard } from './app-message/update-template-card.ts';
import { APPCHAT_ENDPOINTS } from './appchat/appchats.ts';
import { batchGetByUser } from './batch-get-by-user.ts';
import { cancelGroupmsgSend } from './cancel-groupmsg-send.ts';
import { closeTempChat } from './close-temp-chat.ts';
import { delContactWay } from './del-contact-way.ts';
import { delCorpTag } from './del-corp-tag.ts';
import { DIRECTORY_ENDPOINTS } from './directory/endpoints.ts';
import { editCorpTag } from './edit-corp-tag.ts';
import type { Endpoint } from './endpoint.ts';
import { getApiDomainIps, getCallbackIps } from './get-callback-ips.ts';
import { getContact } from './get-contact.ts';
import { getContactWay } from './get-contact-way.ts';
import { getCorpTagList } from './get-corp-tag-list.ts';
import { getFollowUserList } from './get-follow-user-list.ts';
import { getGroupmsgListV2 } from './get-groupmsg-list-v2.ts';
import { getGroupmsgSendResult } from './get-groupmsg-send-result.ts';
import { getGroupmsgTask } from './get-groupmsg-task.ts';
import { getJsapiTicket } from './get-jsapi-ticket.ts';
import { getMedia } from './get-media.ts';
import { getTicket } from './get-ticket.ts';
import { getToken } from './get-token.ts';
import { getUser } from './get-user.ts';
import { getUserBehaviorData } from './get-user-behavior-data.ts';
import { getUserInfo } from './get-user-info.ts';
import { GROUP_ENDPOINTS } from './groupchat/endpoints.ts';
import { convertContactToOpenid } from './identity/convert-contact-to-openid.ts';
import { externalUseridToPendingId } from './identity/external-userid-to-pending-id.ts';
import { idconvertUnionid } from './identity/idconvert-unionid.ts';
import { unionidToExternalUserid } from './identity/unionid-to-external-userid.ts';
import { INTERCEPT_ENDPOINTS } from './intercept/endpoints.ts';
import { KF_ENDPOINTS } from './kf/endpoints.ts';
import { listContactWay } from './list-contact-way.ts';
import { listContacts } from './list-contacts.ts';
import { listDepartmentIds } from './list-department-ids.ts';
import { listDepartments } from './list-departments.ts';
import { listUserIds } from './list-user-ids.ts';
import { listUsers } from './list-users.ts';
import { listUsersSimple } from './list-users-simple.ts';
import { markTag } from './mark-tag.ts';
import { MOMENT_ENDPOINTS } from './moments/endpoints.ts';
import { remarkContact } from './remark-contact.ts';
import { remindGroupmsgSend } from './remind-groupmsg-send.ts';
import { webhookSend } from './robot/webhook-send.ts';
import { webhookUploadMedia } from './robot/webhook-upload-media.ts';
import { sendMessage } from './send-message.ts';
import { sendWelcomeMsg } from './send-welcome-msg.ts';
import { STRATEGY_ENDPOINTS } from './strategy/endpoints.ts';
import { TRANSFER_ENDPOINTS } from './transfer/endpoints.ts';
import { updateContactWay } from './update-contact-way.ts';
import { uploadAttachment } from './upload-attachment.ts';
import { uploadImg } from './upload-img.ts';
import { uploadMedia } from './upload-media.ts';

const ENDPOINTS: Endpoint[] = [
  getToken,
  getFollowUserList,
  listContacts,
  getContact,
  batchGetByUser,
  remarkContact,
  getCorpTagList,
  addCorpTag,
  editCorpTag,
  delCorpTag,
  markTag,
  addContactWay,
  getContactWay,
  listContactWay,
  updateContactWay,
  delContactWay,
  sendWelcomeMsg,
  addMsgTemplate,
  getGroupmsgListV2,
  getGroupmsgTask,
  getGroupmsgSendResult,
  remindGroupmsgSend,
  cancelGroupmsgSend,
  sendMessage,
  updateTemplateCard,
  recallMessage,
  webhookSend,
  webhookUploadMedia,
  convertContactToOpenid,
  unionidToExternalUserid,
  idconvertUnionid,
  uploadMedia,
  uploadImg,
  uploadAttachment,
  getMedia,
  listDepartments,
  listDepartmentIds,
  listUsers,
  listUsersSimple,
  getUser,
  listUserIds,
  getUserInfo,
  ...DIRECTORY_ENDPOINTS,
  getJsapiTicket,
  getTicket,
  ...GROUP_ENDPOINTS,
  ...TRANSFER_ENDPOINTS,
  ...MOMENT_ENDPOINTS,
  ...ACQUISITION_ENDPOINTS,
  ...INTERCEPT_ENDPOINTS,
  ...ALBUM_ENDPOINTS,
  ...KF_ENDPOINTS,
  getUserBehaviorData,
  ...AGENT_ENDPOINTS,
  ...APPCHAT_ENDPOINTS,
  ...STRATEGY_ENDPOINTS,
  closeTempChat,
  externalUseridToPendingId,
  getCallbackIps,
  getApiDomainIps,
];

/** Every call that the emulator answers, by path. */
export const ENDPOINT_BY_PATH: ReadonlyMap<string, Endpoint> = new Map(
  ENDPOINTS.map((one) => [one.path, one]),
);

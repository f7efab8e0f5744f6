import type { Endpoint } from '../wecom/endpoint.ts';
import { batchBlacklist, batchUnblacklist, getBlacklist } from './blacklist.ts';
import { addConditionalMenu, delConditionalMenu, getSelfMenu, tryMatchMenu } from './conditional-menu.ts';
import { createQrcode } from './create-qrcode.ts';
import {
  addDraft,
  countDrafts,
  deleteDraft,
  deletePublication,
  getDraft,
  getPublication,
  getPublishedArticle,
  listDrafts,
  listPublications,
  submitPublication,
  updateDraft,
} from './drafts.ts';
import { getJsTicket } from './get-js-ticket.ts';
import { getStableToken } from './get-stable-token.ts';
import { getAccountToken } from './get-token.ts';
import { massDelete, massPreview, massSend, massSendAll, massStatus } from './mass.ts';
import {
  addMaterial,
  addNews,
  countMaterials,
  delMaterial,
  getMaterial,
  listMaterials,
  updateNews,
} from './materials.ts';
import { getAccountMedia, uploadAccountImage, uploadAccountMedia } from './media.ts';
import { createMenu, deleteMenu, getMenu } from './menu.ts';
import {
  checkCallback,
  clearQuota,
  genShortKey,
  getAccountApiIps,
  getAccountCallbackIps,
  getIndustry,
  getQuota,
  sendTyping,
  setIndustry,
} from './misc.ts';
import { sendCustom } from './send-custom.ts';
import {
  addSubscribeTemplate,
  delSubscribeTemplate,
  getSubscribeCategory,
  getSubscribeKeywords,
  getSubscribeTitles,
  listSubscribeTemplates,
  sendOneOff,
  sendSubscribe,
} from './subscribe.ts';
import {
  batchTagging,
  batchUntagging,
  createTag,
  deleteTag,
  getTagIds,
  listAccountTags,
  listTagged,
  updateTag,
} from './tags.ts';
import { addTemplate, delTemplate, listTemplates, sendTemplate } from './templates.ts';
import { batchGetFollowers, getFollowerInfo, listFollowers, updateFollowerRemark } from './users.ts';
import { checkWebToken, getWebToken, getWebUser, refreshWebToken } from './web-login.ts';

const ENDPOINTS: Endpoint[] = [
  getAccountToken,
  getStableToken,
  createMenu,
  getMenu,
  deleteMenu,
  sendCustom,
  addTemplate,
  listTemplates,
  delTemplate,
  sendTemplate,
  createQrcode,
  listFollowers,
  getFollowerInfo,
  batchGetFollowers,
  updateFollowerRemark,
  getJsTicket,
  addConditionalMenu,
  delConditionalMenu,
  tryMatchMenu,
  getSelfMenu,
  sendTyping,
  setIndustry,
  getIndustry,
  addSubscribeTemplate,
  listSubscribeTemplates,
  delSubscribeTemplate,
  getSubscribeCategory,
  getSubscribeTitles,
  getSubscribeKeywords,
  sendSubscribe,
  sendOneOff,
  createTag,
  listAccountTags,
  updateTag,
  deleteTag,
  listTagged,
  batchTagging,
  batchUntagging,
  getTagIds,
  getBlacklist,
  batchBlacklist,
  batchUnblacklist,
  massSendAll,
  massSend,
  massPreview,
  massDelete,
  massStatus,
  uploadAccountMedia,
  getAccountMedia,
  uploadAccountImage,
  addMaterial,
  addNews,
  updateNews,
  getMaterial,
  delMaterial,
  countMaterials,
  listMaterials,
  addDraft,
  getDraft,
  updateDraft,
  deleteDraft,
  countDrafts,
  listDrafts,
  submitPublication,
  getPublication,
  getPublishedArticle,
  deletePublication,
  listPublications,
  getWebToken,
  refreshWebToken,
  getWebUser,
  checkWebToken,
  getAccountCallbackIps,
  getAccountApiIps,
  checkCallback,
  clearQuota,
  getQuota,
  genShortKey,
];

/** Every call of the Official Account, by path under `/oa`. */
export const ACCOUNT_BY_PATH: ReadonlyMap<string, Endpoint> = new Map(
  ENDPOINTS.map((one) => [one.path, one]),
);

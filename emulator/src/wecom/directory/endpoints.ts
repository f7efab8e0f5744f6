import type { Endpoint } from '../endpoint.ts';
import { createDepartment, deleteDepartment, getDepartment, updateDepartment } from './departments.ts';
import { convertOpenidToUser, convertUserToOpenid, getUserDetail, getUserInfoOld } from './identity.ts';
import {
  addTagUsers,
  createMemberTag,
  deleteMemberTag,
  delTagUsers,
  getMemberTag,
  listMemberTags,
  updateMemberTag,
} from './member-tags.ts';
import { batchDeleteUsers, createUser, deleteUser, updateUser } from './members.ts';

/** Writing to the directory, tags of members, and who logged in. */
export const DIRECTORY_ENDPOINTS: Endpoint[] = [
  getDepartment,
  createDepartment,
  updateDepartment,
  deleteDepartment,
  createUser,
  updateUser,
  deleteUser,
  batchDeleteUsers,
  convertUserToOpenid,
  convertOpenidToUser,
  getUserInfoOld,
  getUserDetail,
  createMemberTag,
  updateMemberTag,
  deleteMemberTag,
  listMemberTags,
  getMemberTag,
  addTagUsers,
  delTagUsers,
];

import {
  accountFiles,
  accountLogin,
  accountMass,
  accountMenu,
  accountMessages,
  followers,
} from './account.ts';
import { contacts, contactWays, links, messages, tags } from './contacts.ts';
import { apps, departments, members, rooms, service } from './office.ts';
import type { Area, Errors } from './provocation.ts';
import { albums, groupChats, joinWays, massMessages, moments, transfers } from './reach.ts';
import type { Scene } from './scene.ts';

const AREAS: readonly Area[] = [
  accountFiles,
  accountLogin,
  accountMass,
  accountMenu,
  accountMessages,
  followers,
  contacts,
  contactWays,
  links,
  messages,
  tags,
  apps,
  departments,
  members,
  rooms,
  service,
  albums,
  groupChats,
  joinWays,
  massMessages,
  moments,
  transfers,
];

/** By call: the errors of its own, and what provokes each of them in the scene. */
export function errorTable(scene: Scene): Map<string, Errors> {
  return new Map(AREAS.flatMap((area) => Object.entries(area(scene))));
}

const ONE_ATTACHMENT = { 41064: 'has one attachment', 41065: 'has a field for each kind' };

/** Codes that the source of a call leads to and that it cannot answer all the same: why. */
export const CANNOT: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  'externalcontact/update_contact_way': {
    48002: 'whether it is for a session is fixed when the code is made',
  },
  'externalcontact/group_welcome_template/add': ONE_ATTACHMENT,
  'externalcontact/group_welcome_template/edit': ONE_ATTACHMENT,
  'externalcontact/groupchat/transfer': {
    90502: 'is said of groups whose owner is to be there still',
    90504: 'the old owner has left and cannot be the new one',
    90508: 'is counted for owners who are still there',
  },
  'externalcontact/groupchat/onjob_transfer': { 90500: 'is said of groups whose owner must have left' },
  'externalcontact/transfer_customer': {
    40097: 'is said of members who must have left',
    40100: 'is 40129 for members who are still there',
  },
  'externalcontact/resigned/transfer_customer': {
    40128: 'is counted for members who are still there',
    40129: 'is 40100 for members who have left',
  },
  'kf/send_msg_on_event': { 60251: 'the code says which account it is' },
  'oa/sns/oauth2/access_token': { 42022: 'a used code is 40163 here' },
};

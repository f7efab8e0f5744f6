/** What other parts may use of communities. */
export { communityNamesNow } from './community-names.ts';
export { keepChats } from './keep-chats.ts';
export { regroupChats } from './regroup-chats.ts';
export { noteOwner } from './sql/note-owner.ts';
export { joinedByState, openChats } from './sql/open-chats.ts';

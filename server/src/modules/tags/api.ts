/** What other modules may use of tags. */
export { changeTags } from './rules/change-tags.ts';

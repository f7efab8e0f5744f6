/** What other modules may use of tags. */
export { askForTags } from './ask-for-tags.ts';
export { readChangedTags, readTagProblems } from './corp/read-tag-problems.ts';
export { refreshCorpTags } from './corp/refresh-corp-tags.ts';
export { platformTagIds, tagRefs } from './corp/store-corp-tags.ts';
export { syncCorpTags } from './corp/sync-corp-tags.ts';
export { keepTags } from './keep-tags.ts';
export { isByStaff, isDecidedByRule } from './rules/refusals.ts';
export { loadRefusals } from './sql/load-refusals.ts';

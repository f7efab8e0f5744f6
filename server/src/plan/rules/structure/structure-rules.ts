import type { Rule } from '../rule.ts';
import { onlyRecorded } from './only-recorded.ts';
import { repeatedItem } from './repeated-item.ts';
import { sameContent } from './same-content.ts';
import { similarKeys } from './similar-keys.ts';

/** Rules about keys and definitions of any kind. */
export const structureRules: readonly Rule[] = [similarKeys, sameContent, repeatedItem, onlyRecorded];

import type { Rule } from '../rule.ts';
import { communityJoin } from './community-join.ts';
import { communityPostLength } from './community-post-length.ts';
import { communitySilent } from './community-silent.ts';

/** About what communities publish and how people get in. */
export const communityRules: readonly Rule[] = [communitySilent, communityJoin, communityPostLength];

import type {
  CodeLeaf,
  CommunityLeaf,
  ConsentLeaf,
  FieldLeaf,
  JourneyLeaf,
  StageLeaf,
  TagLeaf,
  TierLeaf,
} from '@hetang/contract/plan/condition';
import type { ConsentScope } from '@hetang/contract/plan/consent';
import { durationWords } from './duration-words.ts';
import type { StateLeaf } from './evaluate.ts';
import { say, type Words } from './words.ts';

/** A leaf on the present state, for and against, in both languages. */
interface Said {
  zh: readonly [is: string, not: string];
  en: readonly [is: string, not: string];
}

/** A leaf that is said with its own "not". */
export type SaidLeaf = Exclude<StateLeaf, FieldLeaf> | { segment: string };

/** Stage, tier, tag, code, friendship, group, consent, journey or segment in words; "not" goes into the words. */
export function explainState(leaf: SaidLeaf, words: Words, positive: boolean): string {
  const said = sayLeaf(leaf, words);
  const [is, not] = said[words.lang];
  return positive ? is : not;
}

function sayLeaf(leaf: SaidLeaf, words: Words): Said {
  if ('tag' in leaf) return sayTag(leaf, words);
  if ('stage' in leaf) return sayStage(leaf, words);
  if ('tier' in leaf) return sayTier(leaf, words);
  if ('code' in leaf) return sayCode(leaf, words);
  if ('community' in leaf) return sayCommunity(leaf, words);
  if ('consent' in leaf) return sayConsent(leaf);
  if ('journey' in leaf) return sayJourney(leaf, words.names.of('journeys', leaf.journey));
  return sayPlain(leaf, words);
}

function sayPlain(
  leaf: { 'tag-group': string } | { friend: string } | { segment: string },
  { names }: Words,
): Said {
  if ('tag-group' in leaf) {
    const group = names.of('tags', leaf['tag-group']);
    return {
      zh: [`带「${group}」的任一标签`, `不带「${group}」的任何标签`],
      en: [`has a tag of ${group}`, `has no tag of ${group}`],
    };
  }
  if ('friend' in leaf) {
    const staff = names.of('staff', leaf.friend);
    return {
      zh: [`是员工 ${staff} 的好友`, `不是员工 ${staff} 的好友`],
      en: [`is a friend of ${staff}`, `is not a friend of ${staff}`],
    };
  }
  const segment = names.of('segments', leaf.segment);
  return {
    zh: [`属于分群 ${segment}`, `不属于分群 ${segment}`],
    en: [`belongs to the segment ${segment}`, `does not belong to the segment ${segment}`],
  };
}

function sayTag(leaf: TagLeaf, { names, lang }: Words): Said {
  const tag = names.tag(leaf.tag);
  if (leaf.for === undefined)
    return {
      zh: [`带标签 ${tag}`, `不带标签 ${tag}`],
      en: [`has the tag ${tag}`, `lacks the tag ${tag}`],
    };
  const time = durationWords(leaf.for, lang);
  return {
    zh: [`带标签 ${tag} 已满 ${time}`, `并非带标签 ${tag} 已满 ${time}`],
    en: [`has had the tag ${tag} for ${time}`, `has not had the tag ${tag} for ${time}`],
  };
}

function sayCode({ code: key, source = 'first' }: CodeLeaf, { names }: Words): Said {
  const code = names.of('codes', key);
  if (source === 'any')
    return {
      zh: [`曾通过渠道活码 ${code} 添加`, `从未通过渠道活码 ${code} 添加`],
      en: [`has been added through the code ${code}`, `has never been added through the code ${code}`],
    };
  return {
    zh: [`来自渠道活码 ${code}`, `不是来自渠道活码 ${code}`],
    en: [`came through the code ${code}`, `did not come through the code ${code}`],
  };
}

function sayStage(leaf: StageLeaf, { names, lang }: Words): Said {
  const stage = names.of('stages', leaf.stage) + (leaf['or-later'] ? say(lang, '或更后', ' or later') : '');
  if (leaf.for === undefined)
    return {
      zh: [`处于阶段 ${stage}`, `不处于阶段 ${stage}`],
      en: [`is in the stage ${stage}`, `is not in the stage ${stage}`],
    };
  const time = durationWords(leaf.for, lang);
  return {
    zh: [`处于阶段 ${stage} 已满 ${time}`, `并非处于阶段 ${stage} 已满 ${time}`],
    en: [`has been in the stage ${stage} for ${time}`, `has not been in the stage ${stage} for ${time}`],
  };
}

function sayTier(leaf: TierLeaf, { names, lang }: Words): Said {
  const tier = names.tier(leaf.tier) + (leaf['or-higher'] ? say(lang, '或更高', ' or higher') : '');
  if (leaf.for === undefined)
    return {
      zh: [`处于层级 ${tier}`, `不处于层级 ${tier}`],
      en: [`is on the tier ${tier}`, `is not on the tier ${tier}`],
    };
  const time = durationWords(leaf.for, lang);
  return {
    zh: [`处于层级 ${tier} 已满 ${time}`, `并非处于层级 ${tier} 已满 ${time}`],
    en: [`has been on the tier ${tier} for ${time}`, `has not been on the tier ${tier} for ${time}`],
  };
}

function sayCommunity({ community: key, state = 'member', ...leaf }: CommunityLeaf, words: Words): Said {
  const community = words.names.of('communities', key);
  if (state === 'any')
    return {
      zh: [`进过社群 ${community}`, `没有进过社群 ${community}`],
      en: [`has been in the community ${community}`, `has never been in the community ${community}`],
    };
  const time = leaf.for === undefined ? null : durationWords(leaf.for, words.lang);
  const [zh, en] = time === null ? ['', ''] : [` 已满 ${time}`, ` for ${time}`];
  if (state === 'left')
    return {
      zh: [`已退出社群 ${community}${zh}`, `并非已退出社群 ${community}${zh}`],
      en: [
        `has been out of the community ${community}${en}`,
        `has not been out of the community ${community}${en}`,
      ],
    };
  return {
    zh: [
      `在社群 ${community} 里${zh}`,
      time === null ? `不在社群 ${community} 里` : `并非在社群 ${community} 里${zh}`,
    ],
    en: [`is in the community ${community}${en}`, `is not in the community ${community}${en}`],
  };
}

const SCOPES: Record<ConsentScope, readonly [zh: string, en: string]> = {
  message: ['接收消息', 'messages'],
  group: ['邀请进群', 'invitations to groups'],
  moments: ['朋友圈触达', 'moments'],
  profile: ['保存资料', 'the keeping of a profile'],
};

function sayConsent({ consent, is = 'given' }: ConsentLeaf): Said {
  const [zh, en] = SCOPES[consent];
  if (is === 'given')
    return {
      zh: [`已同意${zh}`, `没有同意${zh}`],
      en: [`has agreed to ${en}`, `has not agreed to ${en}`],
    };
  if (is === 'withdrawn')
    return {
      zh: [`已撤回对${zh}的同意`, `没有撤回对${zh}的同意`],
      en: [`has refused ${en}`, `has not refused ${en}`],
    };
  return {
    zh: [`没有对${zh}表态`, `已对${zh}表态`],
    en: [`has not said whether to allow ${en}`, `has said whether to allow ${en}`],
  };
}

function sayJourney({ state = 'active' }: JourneyLeaf, journey: string): Said {
  if (state === 'active')
    return {
      zh: [`正在旅程 ${journey} 中`, `不在旅程 ${journey} 中`],
      en: [`is in the journey ${journey}`, `is not in the journey ${journey}`],
    };
  if (state === 'ended')
    return {
      zh: [`走完或离开了旅程 ${journey}`, `没有走完或离开旅程 ${journey}`],
      en: [`has left the journey ${journey}`, `has not left the journey ${journey}`],
    };
  return {
    zh: [`进入过旅程 ${journey}`, `没有进入过旅程 ${journey}`],
    en: [`has been in the journey ${journey}`, `has never been in the journey ${journey}`],
  };
}

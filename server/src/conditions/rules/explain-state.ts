import type { EventLeaf, FieldLeaf, JourneyLeaf, Leaf, StageLeaf } from '@hetang/contract/plan/condition';
import { durationWords } from './duration-words.ts';
import { say, type Words } from './words.ts';

/** A leaf on the present state, for and against, in both languages. */
interface Said {
  zh: readonly [is: string, not: string];
  en: readonly [is: string, not: string];
}

/** Stage, tag, code, friendship, journey or segment in words; "not" goes into the words. */
export function explainState(
  leaf: Exclude<Leaf, EventLeaf | FieldLeaf>,
  words: Words,
  positive: boolean,
): string {
  const said = sayLeaf(leaf, words);
  const [is, not] = said[words.lang];
  return positive ? is : not;
}

function sayLeaf(leaf: Exclude<Leaf, EventLeaf | FieldLeaf>, words: Words): Said {
  const { names } = words;
  if ('tag' in leaf) return sayTag(names.tag(leaf.tag));
  if ('stage' in leaf) return sayStage(leaf, words);
  if ('journey' in leaf) return sayJourney(leaf, names.of('journeys', leaf.journey));
  if ('tag-group' in leaf) {
    const group = names.of('tags', leaf['tag-group']);
    return {
      zh: [`带「${group}」的任一标签`, `不带「${group}」的任何标签`],
      en: [`has a tag of ${group}`, `has no tag of ${group}`],
    };
  }
  if ('code' in leaf) {
    const code = names.of('codes', leaf.code);
    return {
      zh: [`来自渠道活码 ${code}`, `不是来自渠道活码 ${code}`],
      en: [`came through the code ${code}`, `did not come through the code ${code}`],
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

function sayTag(tag: string): Said {
  return { zh: [`带标签 ${tag}`, `不带标签 ${tag}`], en: [`has the tag ${tag}`, `lacks the tag ${tag}`] };
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

import type { EnsuredTag } from '../../../channels/port.ts';

const SHARED = {
  zh: '方案里另一个标签已对应企业微信的同一个标签:同组标签不能同名',
  en: 'Another tag of the plan stands for the same tag of WeCom: names must differ within a group',
};

/** A tag of the platform stands for one tag of the plan, the first; the others are reported. */
export function oneTagEach(ensured: readonly EnsuredTag[]): EnsuredTag[] {
  const taken = new Set<string>();
  return ensured.map((tag) => {
    if (tag.platformId === null) return tag;
    if (taken.has(tag.platformId)) return { ...tag, platformId: null, problem: SHARED };
    taken.add(tag.platformId);
    return tag;
  });
}

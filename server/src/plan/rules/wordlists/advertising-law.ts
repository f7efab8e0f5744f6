/**
 * What the Advertising Law of the PRC does not let an advertisement say. Article 9 (3) names 国家级, 最高级 and 最佳 and
 * means every word of that kind; articles 24 and 25 forbid promises of passing and of profit; article 28 what deceives.
 * The rest is what regulators and platforms act on in practice.
 */
export const advertisingLaw: readonly string[] = [
  // Article 9 (3) and its kind: of the state, the highest, the best, the first, the only.
  '国家级 国家领导人推荐 国家免检 世界级 宇宙级 最高级 最佳 最优 最好 最强 最棒 最新科学',
  '最低价 最便宜 最先进 最专业 最权威 最有效 最安全 最受欢迎 史上最 全网最 全国最 行业最',
  '全网第一 全国第一 全球第一 世界第一 中国第一 销量第一 行业第一 排名第一 第一品牌',
  '独一无二 绝无仅有 史无前例 前无古人 无与伦比 无可比拟 仅此一家 全国唯一 全网唯一',
  '顶级 顶尖 极品 极致 王牌 万能 终极 巅峰 之王 领导品牌 遥遥领先',
  // Articles 24, 25 and 28: promises that nobody can keep.
  '百分之百 100% 百分百 绝对有效 绝对安全 永久有效 一定见效 立竿见影 药到病除',
  '零风险 无风险 稳赚 保本 包赚 保证收益 稳赚不赔 躺赚 保过 包过',
].flatMap((line) => line.split(' '));

/** Ordinary speech that contains one of the words: 最好 is also "had better". */
export const harmless: readonly string[] = [
  '最好是 最好先 最好在 最好能 最好别 最好不 最好提前 最好准备 最好带 最好用电脑',
  '终极目标 巅峰期 保本点 保过年',
].flatMap((line) => line.split(' '));

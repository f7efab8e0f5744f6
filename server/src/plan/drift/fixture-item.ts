import type { FixtureRow } from '@hetang/contract/http/fixtures';
import type { PlanDriftItem } from '@hetang/contract/http/plan';
import { say } from '../../conditions/rules/words.ts';
import type { Lang } from '../../kernel/errors.ts';

/** What of it stands where nobody looks for it, in words. */
const FIELDS: Readonly<Record<string, { zh: string; en: string }>> = {
  text: { zh: '文字', en: 'text' },
  attachment: { zh: '附件', en: 'attachment' },
  name: { zh: '名称', en: 'name' },
  words: { zh: '词', en: 'words' },
  level: { zh: '拦截方式', en: 'level' },
  also: { zh: '另外拦的内容', en: 'what is stopped beside words' },
  staff: { zh: '生效员工', en: 'staff' },
  price: { zh: '价格', en: 'price' },
  sku: { zh: '商品编码', en: 'product code' },
  pictures: { zh: '图片张数', en: 'number of pictures' },
};

const TITLES: Readonly<Record<FixtureRow['kind'], readonly [zh: string, en: string]>> = {
  'group-welcome': ['入群欢迎语', 'Group welcome'],
  'intercept-rule': ['敏感词规则', 'Rule for words'],
  product: ['商品', 'Product'],
};

/** A welcome of groups, a rule for words or a product that is otherwise in WeCom; nothing for one that is in step or on its way. */
export function fixtureItem(row: FixtureRow, lang: Lang): PlanDriftItem[] {
  const told = tell(row, lang);
  if (!told) return [];
  const [zh, en] = TITLES[row.kind];
  const title = say(lang, `${zh}「${row.name}」`, `${en} "${row.name}"`);
  return [{ what: row.kind, key: row.key, title, ...told }];
}

type Told = Pick<PlanDriftItem, 'problem' | 'hint' | 'canPutBack'>;

function tell(row: FixtureRow, lang: Lang): Told | null {
  const back = say(
    lang,
    '不要这个改动：点「按方案改回」；要：改方案再应用',
    'Not wanted: put it back. Wanted: change the plan and apply it',
  );
  switch (row.state) {
    case 'failed':
      return {
        problem: row.problem ?? '',
        hint: say(lang, '改好后点「按方案改回」再试', 'Mend it, then put it back to try again'),
        canPutBack: true,
      };
    case 'changed': {
      const fields = row.drift.map(({ field }) => FIELDS[field]?.[lang] ?? field);
      const list = fields.join(say(lang, '、', ', '));
      return {
        problem: say(lang, `在企业微信里改了：${list}`, `Changed in WeCom: ${list}`),
        hint: back,
        canPutBack: true,
      };
    }
    case 'gone':
      return {
        problem: say(lang, '在企业微信里被删除', 'Deleted in WeCom'),
        hint: goneHint(row, lang),
        canPutBack: true,
      };
    case 'dropped':
      return {
        problem: say(lang, '方案里已经不用，企业微信里还在', 'The plan has dropped it; WeCom still has it'),
        hint: droppedHint(row, lang),
      };
    default:
      return null;
  }
}

/** Groups would lose their welcome, so that one waits for a person. */
function droppedHint({ kind }: FixtureRow, lang: Lang): string {
  return kind === 'group-welcome'
    ? say(
        lang,
        '确认没有群在用，到 设置 › 企业微信 › 平台物料 删除；还要用就加回方案',
        'When no group uses it, delete it under Settings › WeCom › Fixtures; else put it back into the plan',
      )
    : say(
        lang,
        '下次同步时从企业微信删除；还要用就加回方案',
        'It is deleted there with the next synchronisation; else put it back into the plan',
      );
}

function goneHint({ kind }: FixtureRow, lang: Lang): string {
  return kind === 'group-welcome'
    ? say(
        lang,
        '点「按方案改回」重建；用过它的群要由群主重新选一次',
        'Put it back to make it again; owners of groups that used it must choose it once more',
      )
    : say(lang, '点「按方案改回」重建；不要就改方案', 'Put it back to make it again, or change the plan');
}

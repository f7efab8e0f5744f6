import { kindDescriptions } from '@hetang/contract/plan/json-schema';
import { type Kind, kinds, type Plan } from '@hetang/contract/plan/registry';
import { say } from '../../conditions/rules/words.ts';
import type { Lang } from '../../kernel/errors.ts';
import { describedIn } from '../reference/schema-rows.ts';
import { kindNames } from '../rules/shared/kind-names.ts';
import { fieldName } from '../words/field-names.ts';
import { definitionName, type Reading, readingOf } from '../words/reading.ts';
import type { Block, Chapter, Fact, Paper } from './block.ts';
import { definitionBlocks, kindTable } from './definition-blocks.ts';
import { scheduleChapter } from './schedule.ts';

/** A plan as it is read aloud: what is known and wanted first, then who, where, what and when. */
const first: readonly Kind[] = ['insights', 'goals', 'stages', 'ladders', 'segments', 'tags', 'fields'];

/** The whole plan as a document in one language. */
export function planPaper(plan: Plan, lang: Lang): Paper {
  const reading = readingOf(plan, lang);
  const ordered = [...first, ...kinds.filter((kind) => !first.includes(kind))];
  const used = ordered.filter((kind) => Object.keys(plan[kind]).length > 0);
  return {
    title: plan.meta.name,
    subtitle: say(lang, '用户运营方案', 'User operation plan'),
    cover: coverOf(reading, used),
    intro: plan.meta.description?.trim() ?? '',
    contents: say(lang, '目录', 'Contents'),
    chapters: [...used.map((kind) => chapterOf(reading, kind)), ...scheduleChapter(reading)],
  };
}

function coverOf({ plan, lang }: Reading, used: readonly Kind[]): Fact[] {
  const { period, timezone } = plan.meta;
  const counts = used.map((kind) => `${kindNames[kind][lang]} ${Object.keys(plan[kind]).length}`);
  return [
    { label: say(lang, '方案', 'Plan'), text: plan.meta.plan },
    ...(period ? [{ label: say(lang, '周期', 'Period'), text: `${period.from} – ${period.to}` }] : []),
    { label: say(lang, '时区', 'Time zone'), text: timezone },
    { label: say(lang, '内容', 'Holds'), text: counts.join(say(lang, '、', ', ')) },
  ];
}

function chapterOf(reading: Reading, kind: Kind): Chapter {
  const { plan, lang } = reading;
  const title = kindTitle(kind, lang);
  const table = kindTable(reading, kind, title);
  const blocks = table
    ? [table]
    : Object.keys(plan[kind]).flatMap((key): Block[] => {
        const text = definitionName(reading, kind, key);
        const heading: Block = { kind: 'heading', level: 3, text, note: key };
        return [heading, ...withoutName(definitionBlocks(reading, kind, key), text, lang)];
      });
  return { id: kind, title, note: describedIn(kindDescriptions[kind], lang), blocks };
}

/** The name is the heading already. */
function withoutName(blocks: readonly Block[], name: string, lang: Lang): Block[] {
  const label = fieldName('name', undefined, lang);
  return blocks.flatMap((block): Block[] => {
    if (block.kind !== 'facts') return [block];
    const facts = block.facts.filter((fact) => fact.label !== label || fact.text !== name);
    return facts.length > 0 ? [{ ...block, facts }] : [];
  });
}

function kindTitle(kind: Kind, lang: Lang): string {
  const name = kindNames[kind][lang];
  return lang === 'zh' ? name : (name[0]?.toUpperCase() ?? '') + name.slice(1);
}

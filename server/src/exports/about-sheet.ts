import type { CellValue } from '../kernel/table/cell.ts';
import type { Sheet } from '../kernel/table/write-workbook.ts';
import { stampIn } from '../kernel/zone.ts';
import { type Both, inLang } from './columns.ts';
import { filtersInWords } from './filter-words.ts';
import type { Look } from './look.ts';

interface About {
  title: Both;
  /** Columns that have a definition. */
  notes: readonly { title: Both; note: Both }[];
  query: Readonly<Record<string, unknown>>;
  /** Who asked for it. */
  by: string;
  look: Look;
  /** Known when the list has been written. */
  count(): number;
}

/** The sheet 说明: what the list shows, as of when, for whom, and what its columns mean. */
export function aboutSheet(about: About): Sheet {
  const { lang } = about.look;
  const say = (both: Both) => inLang(both, lang);
  return {
    name: say(['说明', 'About']),
    columns: [
      { title: say(['项目', 'Item']), kind: 'text', width: 24 },
      { title: say(['内容', 'Value']), kind: 'text', width: 80 },
    ],
    async *rows() {
      yield rowsOf(about);
    },
  };
}

function rowsOf({ title, notes, query, by, look, count }: About): CellValue[][] {
  const { lang, now, timezone } = look;
  const say = (both: Both) => inLang(both, lang);
  const filters = filtersInWords(query, look);
  return [
    [say(['列表', 'List']), say(title)],
    [say(['行数', 'Rows']), count()],
    [say(['导出时间', 'Exported at']), `${stampIn(now, timezone)} (${timezone})`],
    [say(['操作人', 'By']), by],
    ...(filters.length === 0
      ? [[say(['筛选', 'Filters']), say(['无，全部数据', 'none: everything'])]]
      : filters.map(([name, value]) => [`${say(['筛选', 'Filter'])}：${name}`, value])),
    [say(['时间列', 'Times']), say([`均为 ${timezone} 时间`, `as clocks show in ${timezone}`])],
    ...notes.map(({ title: column, note }) => [`${say(['列', 'Column'])}：${say(column)}`, say(note)]),
  ];
}

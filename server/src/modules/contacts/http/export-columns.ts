import type { Plan } from '@hetang/contract/plan/registry';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Lang } from '../../../kernel/errors.ts';
import type { CsvCell } from '../../../kernel/http/csv.ts';
import { maskPhone } from '../rules/mask-phone.ts';
import type { ExportRow } from '../sql/walk-contacts.ts';

export interface ExportColumn {
  title: string;
  cell(row: ExportRow): CsvCell;
}

const TITLES = {
  id: ['客户编号', 'Contact id'],
  name: ['客户', 'Contact'],
  phone: ['手机号（已脱敏）', 'Phone (masked)'],
  stage: ['阶段', 'Stage'],
  owner: ['负责员工', 'Owner'],
  code: ['渠道活码', 'Code'],
  tags: ['标签', 'Tags'],
  added: ['添加时间', 'Added at'],
  lost: ['流失时间', 'Lost at'],
  last: ['最近动态', 'Last event at'],
  created: ['建档时间', 'Created at'],
} as const;

/** The columns of the export: what lists show, then the fields of the plan in its order. */
export function exportColumns(plan: Plan | null, lang: Lang): ExportColumn[] {
  const names = namesOf(plan);
  const column = (key: keyof typeof TITLES, cell: ExportColumn['cell']): ExportColumn => ({
    title: TITLES[key][lang === 'zh' ? 0 : 1],
    cell,
  });
  const name = (kind: 'stages' | 'staff' | 'codes', key: string | null) => key && names.of(kind, key);
  const fields = Object.entries(plan?.fields ?? {}).map(([key, field]): ExportColumn => {
    const show = field.type === 'phone' ? (text: string) => maskPhone(text) : (text: string) => text;
    return { title: field.name, cell: (row) => cellOf(row.fields[key], show) };
  });
  return [
    column('id', (row) => row.id),
    column('name', (row) => row.name),
    column('phone', (row) => row.phone && maskPhone(row.phone)),
    column('stage', (row) => name('stages', row.stage)),
    column('owner', (row) => name('staff', row.owner)),
    column('code', (row) => name('codes', row.code)),
    column('tags', (row) => row.tags.map(({ group, tag }) => names.tag(`${group}/${tag}`)).join('; ')),
    column('added', (row) => row.added),
    column('lost', (row) => row.lost),
    column('last', (row) => row.last),
    column('created', (row) => row.created),
    ...fields,
  ];
}

function cellOf(value: unknown, show: (text: string) => string): CsvCell {
  if (value === undefined || value === null) return null;
  return typeof value === 'number' ? value : show(typeof value === 'string' ? value : JSON.stringify(value));
}

import { type Both, type Column, day, number, text, time } from '../../../exports/columns.ts';
import type { Look } from '../../../exports/look.ts';
import type { CellValue } from '../../../kernel/table/cell.ts';
import { maskPhone } from '../rules/mask-phone.ts';
import type { ExportRow } from '../sql/walk-contacts.ts';

/** The columns of the export: what lists show, then the fields of the plan in its order. */
export function exportColumns(
  { names, plan }: Look,
  { showPhones }: { showPhones: boolean },
): Column<ExportRow>[] {
  const phone = showPhones ? (value: string) => value : maskPhone;
  const name = (kind: 'stages' | 'staff' | 'codes', key: string | null) => key && names.of(kind, key);
  const fields = Object.entries(plan?.fields ?? {}).map(([key, field]): Column<ExportRow> => {
    const title: Both = [field.name, field.name];
    const show = field.type === 'phone' ? phone : (value: string) => value;
    const cell = (row: ExportRow) => cellOf(row.fields[key], show);
    if (field.type === 'number') return number(title, cell);
    return field.type === 'date' ? day(title, cell) : text(title, cell);
  });
  return [
    number(['客户编号', 'Contact id'], (row) => row.id),
    text(['客户', 'Contact'], (row) => row.name),
    showPhones
      ? text(['手机号', 'Phone'], (row) => row.phone)
      : text(['手机号（已脱敏）', 'Phone (masked)'], (row) => row.phone && maskPhone(row.phone), MASKED),
    text(['阶段', 'Stage'], (row) => name('stages', row.stage), STAGE),
    text(['负责员工', 'Owner'], (row) => name('staff', row.owner), OWNER),
    text(['渠道活码', 'Code'], (row) => name('codes', row.code), CODE),
    text(['标签', 'Tags'], (row) =>
      row.tags.map(({ group, tag }) => names.tag(`${group}/${tag}`)).join('; '),
    ),
    time(['添加时间', 'Added at'], (row) => row.added, ADDED),
    time(['流失时间', 'Lost at'], (row) => row.lost, LOST),
    time(['最近动态', 'Last event at'], (row) => row.last),
    time(['建档时间', 'Created at'], (row) => row.created, CREATED),
    ...fields,
  ];
}

const MASKED: Both = [
  '只有获准“完整手机号 · 导出”的角色能导出全号',
  'roles that may export full phone numbers get them in full',
];
const STAGE: Both = [
  '方案里的生命周期阶段，现在所处的一个',
  'the stage of the plan that the contact is in now',
];
const OWNER: Both = [
  '现在负责的员工：仍是好友的员工中最早的一位',
  'the member of staff in charge, still a friend',
];
const CODE: Both = ['首次添加所用的渠道活码', 'the code of the first time'];
const ADDED: Both = ['首次成为好友的时间', 'when they first became a friend'];
const LOST: Both = [
  '与所有员工都不再是好友的时间；仍是好友则为空',
  'since when nobody of the staff is a friend',
];
const CREATED: Both = ['荷塘第一次知道这位客户的时间', 'when Hetang first heard of the contact'];

function cellOf(value: unknown, show: (text: string) => string): CellValue {
  if (value === undefined || value === null) return null;
  return typeof value === 'number' ? value : show(typeof value === 'string' ? value : JSON.stringify(value));
}

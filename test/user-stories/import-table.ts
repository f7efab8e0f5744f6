import { expect } from 'vitest';
import { readSheets, writeSheets } from '../../server/src/plan/sheet/xlsx.ts';
import { button, dialog, menu, type Operator } from './operator.ts';

const HEAD = ['UnionID', '姓名', '公司业务', '意向标签'];

/** Imports an Excel table with a mistake in it, gets the wrong row back with the reason, and takes the whole back. */
export async function importTable(operator: Operator): Promise<void> {
  const { page, t, mark } = operator;
  await menu(operator, 'imports');
  const rows = [
    [`u-${mark}-1`, `${mark} Ann`, '家居', '意向度A'],
    [`u-${mark}-2`, `${mark} Bo`, '服饰', '意向度B'],
    [`u-${mark}-3`, `${mark} Cy`, '服饰', '意向度Z'],
  ];
  const head = HEAD.map((label) => ({ label, id: '', width: 12, fixed: false }));
  const buffer = Buffer.from(await writeSheets([{ name: 'vip', head, rows }]));
  const mimeType = 'application/octet-stream';
  await page.getByLabel(t('tableImport.file')).setInputFiles({ name: `${mark}.xlsx`, mimeType, buffer });
  await page.getByText(t('tableImport.allMatched')).waitFor();
  await button(page, t('tableImport.rehearse')).click();
  await page.getByText(t('tableImport.would', { rows: 3, added: 2, updated: 0, failed: 1 })).waitFor();
  await button(page, t('tableImport.start')).click();
  await button(dialog(page), t('tableImport.start')).click();
  await page.waitForURL(/\/imports\/\d+$/);
  await page.getByText(t('tableImport.did', { rows: 3, added: 2, updated: 0, failed: 1 })).waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: t('tableImport.failedRows', { n: 1 }) }).click(),
  ]);
  const [sheet] = await readSheets(Buffer.concat(await (await file.createReadStream()).toArray()));
  expect(sheet?.rows[1]?.slice(0, 2)).toEqual([`u-${mark}-3`, `${mark} Cy`]);
  expect(String(sheet?.rows[1]?.[4])).toContain('意向度Z');
  await button(page, t('tableImport.undo')).click();
  await button(dialog(page), t('tableImport.undo')).click();
  await page.getByText(t('tableImport.undoneStays', { n: 2 })).waitFor();
}

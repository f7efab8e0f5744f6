import { expect } from 'vitest';
import { applyDraft, button, choose, dialog, heading, menu, type Operator } from './operator.ts';

/** A tag of where somebody came from, and the code that gives it. */
const SOURCE = { zh: ['广告投放', 'ht-ads'], en: ['公众号', 'ht-official-account'] } as const;

/** Narrows the list of customers by a condition, saves it as a segment, applies, and sees people come in by themselves. */
export async function buildSegment(operator: Operator): Promise<void> {
  const { page, t, mark, language } = operator;
  const [tag, code] = SOURCE[language];
  await menu(operator, 'contacts');
  await button(page, t('conditions.filter')).click();
  const drawer = dialog(page);
  await button(drawer, t('conditions.addFact')).click();
  const kind = t('conditions.kinds.tag');
  await choose(operator, { label: t('conditions.kind'), option: kind, within: drawer });
  await choose(operator, { label: kind, option: tag, within: drawer });
  await drawer
    .getByText(t('segments.countExact', { members: '', share: '' }).slice(0, 4))
    .first()
    .waitFor();
  await button(drawer, t('conditions.apply')).click();
  await page.getByText(t('conditions.filtered')).waitFor();
  await button(page, t('planForm.saveSegment')).click();
  await dialog(page)
    .getByRole('textbox', { name: t('planForm.segmentName') })
    .fill(segmentName(mark));
  await dialog(page)
    .getByRole('textbox', { name: t('planEdit.newKey') })
    .fill(`story-${mark}`);
  await button(dialog(page), t('planForm.saveSegment')).click();
  await heading(page, t('planEdit.title'));
  await applyDraft(operator, `${mark}: segment`);
  await menu(operator, 'segments');
  await page.getByRole('link', { name: segmentName(mark) }).click();
  await heading(page, segmentName(mark));
  const before = await members(operator);
  await scan(operator, code);
  await expect.poll(() => members(operator), { timeout: 30_000, interval: 500 }).toBeGreaterThan(before);
  await page.reload();
  await page.getByRole('link', { name: `Xia ${mark}` }).waitFor();
}

/** Somebody scans the code with a phone and becomes a friend. */
async function scan({ page, mark, emulatorUrl }: Operator, state: string): Promise<void> {
  const people = `${emulatorUrl}/control/people`;
  const person = (await (await page.request.post(people, { data: { name: `Xia ${mark}` } })).json()) as {
    id: string;
  };
  await page.request.post(`${people}/${person.id}/scan`, { data: { state } });
  await page.request.post(`${people}/${person.id}/accept`, { data: {} });
}

export const segmentName = (mark: string): string => `Story ${mark}`;

/** How many belong to the segment now, as the server's list says; the page asks for it anew when it is opened. */
async function members({ page, mark }: Operator): Promise<number> {
  const answer = await page.request.get('/v1/segments');
  const { items } = (await answer.json()) as { items: { key: string; members: number }[] };
  return items.find(({ key }) => key === `story-${mark}`)?.members ?? 0;
}

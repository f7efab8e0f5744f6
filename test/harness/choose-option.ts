import type { Locator, Page } from 'playwright-core';

/** Chooses an option of a select by its text; `within` narrows where the select is looked for. */
export async function chooseOption(
  page: Page,
  { label, option, within = page }: { label: string; option: string; within?: Page | Locator },
): Promise<void> {
  await within.getByRole('combobox', { name: label, exact: true }).click();
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option })
    .first()
    .click();
}

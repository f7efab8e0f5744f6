import type { Locator, Page } from 'playwright-core';

const TRIES = 3;

/**
 * Chooses an option of a select by its text; `within` narrows where the select is looked for. A list that was drawn anew under the
 * pointer swallows the choice: then it is made again.
 */
export async function chooseOption(
  page: Page,
  { label, option, within = page }: { label: string | RegExp; option: string; within?: Page | Locator },
): Promise<void> {
  const named = { name: label, exact: true };
  const box = within.getByRole('combobox', named);
  const chosen = within
    .locator('.ant-select')
    .filter({ has: page.getByRole('combobox', named), hasText: option });
  for (let tries = 1; ; tries += 1) {
    await box.click();
    await page
      .locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option })
      .first()
      .click();
    // What is chosen may take the select away, or give it another name.
    const isThere = async () => (await box.count()) === 0 || (await chosen.count()) > 0;
    for (let waited = 0; waited < 20 && !(await isThere()); waited += 1) await page.waitForTimeout(100);
    if (tries === TRIES || (await isThere())) return;
  }
}

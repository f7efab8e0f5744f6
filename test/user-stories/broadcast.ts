import { expect } from 'vitest';
import { segmentName } from './build-segment.ts';
import { applyDraft, button, dialog, heading, menu, type Operator, view } from './operator.ts';

const MINUTE_MS = 60_000;
/** Long enough to write and apply it at the sandbox's speed. */
const AHEAD_MS = 12 * MINUTE_MS;
const IN_SHANGHAI_MS = 8 * 60 * MINUTE_MS;

const nameOf = (mark: string): string => `Broadcast ${mark}`;

/** Leaves out somebody who has complained, writes a broadcast for the segment, and looks who will get it. */
export async function writeBroadcast(operator: Operator): Promise<void> {
  const { page, t, mark } = operator;
  const name = nameOf(mark);
  await leaveAlone(operator);
  await menu(operator, 'plan');
  await page.getByRole('link', { name: t('planEdit.edit') }).click();
  await heading(page, t('planEdit.title'));
  await button(page, t('planEdit.newFile')).click();
  const path = page.getByRole('textbox', { name: t('planEdit.filePath') });
  await path.fill(`${mark}.yaml`);
  await path.press('Enter');
  await page.getByRole('textbox', { name: t('planEdit.editor', { path: `${mark}.yaml` }) }).click();
  await page.keyboard.insertText(await written(operator, name));
  await page
    .getByRole('status')
    .filter({ hasText: t('planEdit.saved') })
    .waitFor();
  await applyDraft(operator, `${mark}: broadcast`);
  await menu(operator, 'reach');
  await view(operator, t('reachViews.broadcasts'));
  await button(page, t('broadcasts.previewOf', { name })).click();
  await dialog(page).getByText(t('broadcasts.previewReachable'), { exact: true }).waitFor();
  await lookAtIt(operator);
  await button(dialog(page), t('broadcasts.close')).first().click();
}

/** Sees it go out at its time, as tasks that members of staff confirm, to those who have received it. */
export async function followBroadcast(operator: Operator): Promise<void> {
  const { page, t, mark } = operator;
  const name = nameOf(mark);
  await menu(operator, 'reach');
  await view(operator, t('reachViews.broadcasts'));
  const run = page.getByRole('row', { name: new RegExp(`${name}.*${t('words.runState.done')}`) });
  await eventually(operator, t('reachViews.broadcasts'), () => run.count());
  await view(operator, t('reachViews.tasks'));
  const sends = page.getByRole('row', { name: new RegExp(`${mark} hello`) });
  await eventually(operator, t('reachViews.tasks'), () => sends.filter({ hasText: atStaff(t) }).count());
  await confirmAsStaff(operator);
  await eventually(operator, t('reachViews.tasks'), () =>
    sends.filter({ hasText: t('words.massSendState.settled') }).count(),
  );
  await view(operator, t('reachViews.broadcasts'));
  await run.waitFor();
  expect(await run.textContent()).toContain(t('words.runState.done'));
}

/** The words of a task that has come to its sender; the members of the sandbox may have confirmed it before we look. */
function atStaff(t: Operator['t']): RegExp {
  const states = ['awaiting-staff', 'confirmed', 'settled'];
  return new RegExp(states.map((state) => t(`words.massSendState.${state}`)).join('|'));
}

/** Has it shown to a member of staff, who finds it among the messages of the app. */
async function lookAtIt({ page, t, mark, emulatorUrl }: Operator): Promise<void> {
  await dialog(page)
    .getByRole('combobox', { name: t('broadcasts.testStaff') })
    .click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
  // The list of a select for several stays open over what is below it.
  await dialog(page)
    .getByRole('heading', { name: t('broadcasts.test'), exact: true })
    .click();
  await expect.poll(() => page.locator('.ant-select-dropdown:visible').count()).toBe(0);
  await button(dialog(page), t('broadcasts.testSend')).click();
  await dialog(page).getByRole('status').waitFor();
  const told: string[] = [];
  for (const userid of await staffOf(page, emulatorUrl)) {
    const answer = await page.request.get(`${emulatorUrl}/control/staff/${userid}/messages`);
    if ((await answer.text()).includes(says(mark))) told.push(userid);
  }
  expect(told).toHaveLength(1);
}

/** The first member of the segment does not want to hear from us. */
async function leaveAlone(operator: Operator): Promise<void> {
  const { page, t, mark } = operator;
  await menu(operator, 'segments');
  await page.getByRole('link', { name: segmentName(mark) }).click();
  await heading(page, segmentName(mark));
  await page.locator('main a[href^="/contacts/"]').first().click();
  await button(page, t('quiet.add')).click();
  await dialog(page).getByRole('textbox').first().fill(`${mark}: asked us to stop`);
  await button(dialog(page), t('quiet.add')).click();
  await page.getByText(t('quiet.now')).waitFor();
}

const says = (mark: string): string => `这周的课讲预算时段（${mark}），想听的回复“听课”。`;

async function written({ page, mark }: Operator, name: string): Promise<string> {
  const session = (await (await page.request.get('/v1/session')).json()) as {
    sandbox: { clock: { now: string } };
  };
  const at = new Date(Date.parse(session.sandbox.clock.now) + AHEAD_MS + IN_SHANGHAI_MS).toISOString();
  return `broadcasts:
  story-${mark}:
    name: ${name}
    to: { segment: story-${mark} }
    message: hello-${mark}
    send: { on: ${at.slice(0, 10)}, at: "${at.slice(11, 16)}" }
    owner: ops-lin
    value: 9
messages:
  hello-${mark}:
    name: ${mark} hello
    text: ${says(mark)}
`;
}

/** Opens the view anew until something is there: lists do not tell by themselves what the platform has done. */
async function eventually(operator: Operator, words: string, count: () => Promise<number>): Promise<void> {
  await expect
    .poll(
      async () => {
        await operator.page.reload();
        await heading(operator.page, words);
        await operator.page.locator('main .ant-spin-spinning').waitFor({ state: 'detached' });
        return count();
      },
      { timeout: 60_000, interval: 700 },
    )
    .toBeGreaterThan(0);
}

async function staffOf(page: Operator['page'], emulatorUrl: string): Promise<string[]> {
  const { staff } = (await (await page.request.get(`${emulatorUrl}/control/staff`)).json()) as {
    staff: { userid: string }[];
  };
  return staff.map(({ userid }) => userid);
}

/** What the members of staff do in the client: they press "send" on the tasks of this broadcast. */
async function confirmAsStaff({ page, mark, emulatorUrl }: Operator): Promise<void> {
  for (const userid of await staffOf(page, emulatorUrl)) {
    const { tasks } = (await (
      await page.request.get(`${emulatorUrl}/control/staff/${userid}/tasks`)
    ).json()) as {
      tasks: { msgid: string; text: string; confirmedAt: string | null }[];
    };
    for (const { msgid, text, confirmedAt } of tasks)
      if (confirmedAt === null && text.includes(says(mark)))
        await page.request.post(`${emulatorUrl}/control/staff/${userid}/tasks/${msgid}/confirm`);
  }
}

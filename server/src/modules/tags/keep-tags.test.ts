import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openStage, type Stage } from '../../../../test/harness/engine-stage.ts';
import { sql } from '../../kernel/database/sql.ts';
import { askMerge } from '../contacts/merge/ask-merge.ts';
import { askSplit } from '../contacts/merge/ask-split.ts';
import { keepTags } from './keep-tags.ts';

const PLAN = `
tags:
  use:
    name: 使用
    choose: one
    wecom: false
    by: rule
    values:
      active: { name: 活跃, when: { event: app.opened, within: 7d } }
      silent: { name: 沉默, when: { event: app.opened } }
      lost: 流失
  liked:
    name: 兴趣
    wecom: false
    by: rule
    values:
      course: { name: 课程, when: { event: course.joined, at-least: 2 } }
      offer: { name: 优惠, when: { event: order.paid }, expires: 3d }
      hand: { name: 人工, expires: 1d }
  strict: { name: 规则, wecom: false, owner: rule, values: { vip: { name: 贵宾, when: { event: vip.paid } } } }
  loose: { name: 员工, wecom: false, owner: staff, choose: one, values: { hot: { name: 热, when: { event: hot.paid, within: 3d } }, cold: { name: 冷, when: { event: hot.paid } }, mine: 我的 } }
`;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('2026-03-06T00:00:00Z', PLAN);
});
afterAll(() => stage.close());

const endsTold = async (contact: number) => {
  const rows = await stage.db.rows(sql`
    select 1 from event where contact_id = ${contact} and props ->> 'source' = 'expired'`);
  return rows.length;
};

let nr = 0;
let who = '';
beforeEach(() => {
  nr += 1;
  who = `p${nr}`;
});

const keep = async () => {
  const kept = await keepTags(stage);
  await stage.settle();
  return kept;
};
const tagsOf = async (contact: number) => {
  const rows = await stage.db.rows<{ ref: string }>(sql`
    select tag_group || '/' || tag as ref from contact_tag where contact_id = ${contact} order by 1`);
  return rows.map(({ ref }) => ref);
};

it('sets a value when its condition holds, once', async () => {
  const contact = await stage.send(who, 'course.joined');
  expect((await keep()).set).toBe(0);
  await stage.send(who, 'course.joined');
  expect(await keep()).toEqual({ set: 1, expired: 0 });
  expect(await keep()).toEqual({ set: 0, expired: 0 });
  expect(await tagsOf(contact)).toEqual(['liked/course']);
  const added = await stage.db.rows<{ source: string }>(
    sql`select props ->> 'source' as source from event where contact_id = ${contact} and name = 'tag.added'`,
  );
  expect(added).toEqual([{ source: 'rule' }]);
});

it('of an exclusive group the first value that holds is set, and another takes its place with time', async () => {
  const contact = await stage.send(who, 'app.opened');
  await keep();
  expect(await tagsOf(contact)).toEqual(['use/active']);
  await stage.pass(8 * 24 * 60);
  await keep();
  expect(await tagsOf(contact)).toEqual(['use/silent']);
  expect((await keep()).set).toBe(0);
  await stage.send(who, 'app.opened');
  await keep();
  expect(await tagsOf(contact)).toEqual(['use/active']);
});

it('takes a tag away when its time is over, counted from when it was set', async () => {
  const contact = await stage.send(who, 'contact.tags-set', { add: ['liked/hand'] });
  await stage.pass(24 * 60 - 1);
  expect((await keep()).expired).toBe(0);
  await stage.pass(1);
  expect((await keepTags(stage)).expired).toBe(1);
  // Asked again before the engine has heard of it.
  expect((await keepTags(stage)).expired).toBe(0);
  await stage.settle();
  expect(await tagsOf(contact)).toEqual([]);
  await stage.send(who, 'contact.tags-set', { add: ['liked/hand'] });
  expect((await keep()).expired).toBe(0);
  expect(await tagsOf(contact)).toEqual(['liked/hand']);
});

it('a tag that is set again while its end waits in the log stays for its new time', async () => {
  const contact = await stage.send(who, 'contact.tags-set', { add: ['liked/hand'] });
  await stage.pass(24 * 60);
  await stage.tell(who, 'contact.tags-set', { remove: ['liked/hand'] });
  await stage.tell(who, 'contact.tags-set', { add: ['liked/hand'] });
  // The engine has heard of neither, so the old one is over.
  await keep();
  expect([await endsTold(contact), await tagsOf(contact)]).toEqual([1, ['liked/hand']]);
  await stage.pass(24 * 60);
  await keep();
  expect(await tagsOf(contact)).toEqual([]);
});

it('of two who are one the later time holds; apart again each has its own', async () => {
  const hand = { add: ['liked/hand'] };
  const asked = { by: 'test', reason: 'one person' };
  const { db, clock } = stage;
  const from = await stage.send(who, 'contact.tags-set', hand);
  await stage.pass(12 * 60);
  const into = await stage.send(`${who} too`, 'contact.tags-set', hand);
  await stage.pass(12 * 60);
  const merge = await db.transaction((tx) => askMerge(tx, { from, into, ...asked }, clock.now()));
  // Its time is over when the engine has not merged them yet: the end goes to the one who goes on.
  await keep();
  expect([await endsTold(into), await tagsOf(into)]).toEqual([1, ['liked/hand']]);
  await db.transaction((tx) => askSplit(tx, { merge, ...asked }, clock.now()));
  await stage.settle();
  await keep();
  expect([await tagsOf(from), await tagsOf(into)]).toEqual([[], ['liked/hand']]);
  await stage.pass(12 * 60);
  await keep();
  expect([await tagsOf(from), await tagsOf(into)]).toEqual([[], []]);
});

it('what still holds is set anew after it expired', async () => {
  const contact = await stage.send(who, 'order.paid');
  await keep();
  await stage.pass(3 * 24 * 60);
  expect((await keep()).expired).toBeGreaterThan(0);
  expect(await tagsOf(contact)).toEqual([]);
  await keep();
  expect(await tagsOf(contact)).toEqual(['liked/offer']);
});

const byHand = (props: { add?: string[]; remove?: string[] }) =>
  stage.send(who, 'contact.tags-set', { ...props, source: 'wecom' });

it('the last word: what staff take away stays away until the condition has ceased and holds anew', async () => {
  const contact = await stage.send(who, 'app.opened');
  await keep();
  await byHand({ remove: ['use/active'] });
  expect((await keep()).set).toBe(0);
  await stage.send(who, 'app.opened');
  await keep();
  expect(await tagsOf(contact)).toEqual([]);
  await stage.pass(8 * 24 * 60);
  await keep();
  expect(await tagsOf(contact)).toEqual(['use/silent']);
  await stage.send(who, 'app.opened');
  await keep();
  expect(await tagsOf(contact)).toEqual(['use/active']);
});

it('the word of the rule: it is put back; the word of staff: what they chose stays, whatever holds', async () => {
  const contact = await stage.send(who, 'vip.paid');
  await stage.send(who, 'hot.paid');
  await keep();
  expect(await tagsOf(contact)).toEqual(['loose/hot', 'strict/vip']);
  await byHand({ remove: ['strict/vip'], add: ['loose/mine'] });
  await keep();
  expect(await tagsOf(contact)).toEqual(['loose/mine', 'strict/vip']);
  await stage.pass(5 * 24 * 60);
  await keep();
  expect(await tagsOf(contact)).toEqual(['loose/mine', 'strict/vip']);
  await byHand({ add: ['loose/hot'] });
  await keep();
  expect(await tagsOf(contact)).toEqual(['loose/hot', 'strict/vip']);
});

it('what was decided before staff took the value away does not set it again', async () => {
  const contact = await stage.tell(who, 'app.opened');
  await stage.tell(who, 'vip.paid');
  await stage.tell(who, 'hot.paid');
  await stage.settle();
  // Decided, not worked off yet; staff have set the tag in WeCom and taken it away; decided once more.
  await keepTags(stage);
  await stage.tell(who, 'contact.tags-set', {
    remove: ['use/active', 'loose/hot', 'strict/vip'],
    source: 'wecom',
  });
  expect((await keepTags(stage)).set).toBe(3);
  await stage.settle();
  expect(await tagsOf(contact)).toEqual(['strict/vip']);
  // The same in another batch, when it is on record already.
  await stage.send(who, 'contact.tags-set', { add: ['use/active', 'loose/cold'], source: 'rule' });
  expect(await tagsOf(contact)).toEqual(['strict/vip']);
  // By hand it is set at once, and what a rule decides is heard again.
  await byHand({ add: ['use/active'] });
  await stage.send(who, 'contact.tags-set', { add: ['use/silent'], source: 'rule' });
  expect(await tagsOf(contact)).toEqual(['strict/vip', 'use/silent']);
});

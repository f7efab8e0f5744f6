import type { PlanDriftItem } from '@hetang/contract/http/plan';
import { tagValueName } from '@hetang/contract/plan/kinds/tags';
import type { Plan } from '@hetang/contract/plan/registry';
import { membersBeside } from '../../channels/wecom/sync/friends-by-member.ts';
import { say } from '../../conditions/rules/words.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import type { Lang } from '../../kernel/errors.ts';
import { readStrayCodes } from '../../modules/codes/api.ts';
import { readFixtures } from '../../modules/fixtures/api.ts';
import { readChangedTags, readTagProblems } from '../../modules/tags/api.ts';
import { changedTagItem } from './changed-tag-item.ts';
import { fixtureItem } from './fixture-item.ts';

/** What the platform has otherwise than the plan in force, as far as it was seen, with what to do. */
export async function readDrift(db: Queryable, plan: Plan, lang: Lang): Promise<PlanDriftItem[]> {
  const tags = await readTagProblems(db);
  const changed = await readChangedTags(db);
  const codes = await readStrayCodes(db, Object.keys(plan.codes));
  const fixtures = await readFixtures(db, plan, lang);
  const userids = Object.values(plan.staff).map((staff) => staff.wecom);
  const members = await membersBeside(db, userids);
  return [
    ...tags.map((tag) => tagItem(plan, tag, lang)),
    ...changed.map((tag) => changedTagItem(plan, tag, lang)),
    ...codes.map((code) => codeItem(plan, code, lang)),
    ...fixtures.flatMap((row) => fixtureItem(row, lang)),
    ...members.map((member) => memberItem(member, lang)),
  ];
}

type TagProblem = Awaited<ReturnType<typeof readTagProblems>>[number];
type StrayCode = Awaited<ReturnType<typeof readStrayCodes>>[number];

function tagItem(plan: Plan, { group, tag, problem }: TagProblem, lang: Lang): PlanDriftItem {
  const spec = Object.hasOwn(plan.tags, group) ? plan.tags[group] : undefined;
  const name = `${spec?.name ?? group}/${(spec && tagValueName(spec, tag)) ?? tag}`;
  return {
    what: 'tag',
    key: `${group}/${tag}`,
    title: say(lang, `标签「${name}」`, `Tag "${name}"`),
    problem: problem[lang],
    hint: say(
      lang,
      '还要用：下次同步会重建；不要了：从方案里删掉再应用',
      'Still wanted: the next sync makes it again. Not wanted: take it out of the plan and apply',
    ),
  };
}

function codeItem(plan: Plan, { key, error, friends }: StrayCode, lang: Lang): PlanDriftItem {
  const name = (Object.hasOwn(plan.codes, key) ? plan.codes[key]?.name : undefined) ?? key;
  const title = say(lang, `渠道活码「${name}」`, `Channel code "${name}"`);
  if (error)
    return {
      what: 'code',
      key,
      title,
      problem: error[lang],
      hint: say(
        lang,
        '按提示改方案或企业微信的设置；之后会自动重试',
        'Correct the plan or the settings in WeCom; it is tried again by itself',
      ),
    };
  return {
    what: 'code',
    key,
    title,
    problem: say(
      lang,
      `方案里已经没有这个码，二维码还有效，${friends} 位好友从它来`,
      `The plan has dropped it; the QR code still works, and ${friends} friends came by it`,
    ),
    hint: say(
      lang,
      '确认印出去的二维码都已撤下，再到企业微信后台删除；还在用就加回方案',
      'Make sure no printed QR code is left, then delete it in WeCom; if it is in use, put it back into the plan',
    ),
  };
}

function memberItem({ userid, friends }: { userid: string; friends: number }, lang: Lang): PlanDriftItem {
  return {
    what: 'staff',
    key: userid,
    title: say(lang, `企业微信成员 ${userid}`, `WeCom member ${userid}`),
    problem: say(
      lang,
      `有 ${friends} 位客户是他的好友，方案里却没有这位员工`,
      `${friends} contacts are friends of this member, whom the plan does not have`,
    ),
    hint: say(
      lang,
      '加进方案的 staff；已离职就在企业微信里把客户转给在职员工',
      'Add the member to `staff`; if the member has left, hand the customers over in WeCom',
    ),
  };
}

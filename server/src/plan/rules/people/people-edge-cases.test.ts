import { describe, expect, test } from 'vitest';
import { lintPlan } from '../../lint.ts';
import { peopleRules } from './people-rules.ts';

const own = new Set(peopleRules.map(({ id }) => `plan/${id}`));

/** Ids of what the rules about people find, with the words. */
function lint(text: string): string[] {
  const { issues } = lintPlan([{ path: 'plan.yaml', text: `plan: demo\nname: 演示\n${text}` }]);
  const broken = issues.filter(({ code }) => /^plan\/(missing|bad|unknown|wrong)/.test(code));
  expect(broken).toEqual([]);
  return issues.filter(({ code }) => own.has(code)).map(({ code, text: { zh } }) => `${code.slice(5)} ${zh}`);
}
const ids = (text: string) => lint(text).map((line) => line.split(' ')[0]);

const week = '[mon, tue, wed, thu, fri, sat, sun]';
const staff = `staff:
  lin: { name: 林, wecom: Lin, works: [{ on: [mon, tue, wed, thu, fri], from: "09:00", to: "18:00" }] }
  zhou: { name: 周, wecom: Zhou, works: [{ on: [sat], from: "10:00", to: "18:00" }] }
  any: { name: 无定时, wecom: Any }
`;

describe('hours of a code', () => {
  test('nights and evenings are no gap without shifts, a whole day is', () => {
    expect(lint(`${staff}codes: { c: { name: 码, staff: [lin, zhou] } }`)).toEqual([
      'code-hours codes.c.staff：活码“码”周六 18:00 到周日 24:00没有人值班',
    ]);
    expect(ids(`${staff}codes: { c: { name: 码, staff: [lin, any] } }`)).toEqual([]);
  });
  test('backup staff fill every gap', () => {
    expect(ids(`${staff}codes: { c: { name: 码, staff: [lin], backup: [any] } }`)).toEqual([]);
  });
  test('with shifts every minute counts, and only those who work then', () => {
    const code = (from: string, to: string) =>
      `${staff}codes: { c: { name: 码, staff: [any], shifts: [{ on: ${week}, from: "${from}", to: "${to}", staff: [any] }] } }`;
    expect(ids(code('00:00', '24:00'))).toEqual([]);
    expect(ids(code('08:00', '08:00'))).toEqual([]);
    expect(lint(code('00:00', '23:59'))[0]).toContain('周一 23:59 到 24:00没有人值班，另有 6 处空档');
  });
  test('a shift of somebody who is off covers nothing', () => {
    const found = ids(
      `${staff}codes: { c: { name: 码, staff: [lin], shifts: [{ on: ${week}, from: "00:00", to: "24:00", staff: [lin] }] } }`,
    );
    expect(found).toEqual(['code-hours', 'shift-hours']);
  });
});

test('a code and its kind go together', () => {
  const all = 'messages: { hi: { name: 欢迎, text: 欢迎 } }\nstaff: { lin: { name: 林, wecom: Lin } }\n';
  const group = 'communities: { g: { name: 群, owner: lin, welcome: hi, notice: hi, exit: 自愿 } }\n';
  const code = (spec: string) => ids(`${all}${group}codes: { c: { name: 码, ${spec} } }`);
  expect(code('kind: group-code, community: g')).toEqual([]);
  expect(code('kind: group-code, staff: [lin]')).toEqual(['code-complete']);
  expect(code('staff: [lin], community: g')).toEqual(['code-complete']);
  expect(code('kind: acquisition-link')).toEqual(['code-complete']);
  expect(code('staff: [lin], skip-verify: false, auto-accept: { from: "08:00", to: "20:00" }')).toEqual([
    'code-complete',
  ]);
});

test('a duty needs its hour on every day that it names, and on some day when it names none', () => {
  const duty = (spec: string) =>
    ids(`staff:
  lin:
    name: 林
    wecom: Lin
    works: [{ on: [mon, tue], from: "09:00", to: "18:00" }, { on: [fri], from: "20:00", to: "02:00" }]
    duties: [{ do: 事, every: week, ${spec} }]`);
  expect(duty('on: [mon, tue], at: "17:59"')).toEqual([]);
  expect(duty('on: [mon, wed], at: "10:00"')).toEqual(['duty-hours']);
  expect(duty('on: [mon], at: "18:00"')).toEqual(['duty-hours']);
  expect(duty('on: [sat], at: "01:00"')).toEqual([]);
  expect(duty('at: "10:00"')).toEqual([]);
  expect(duty('at: "03:00"')).toEqual(['duty-hours']);
  expect(duty('on: [sun]')).toEqual(['duty-hours']);
  expect(duty('minutes: 5')).toEqual([]);
});

describe('units', () => {
  const units = (text: string) => ids(`staff: { lin: { name: 林, wecom: Lin } }\nunits:\n${text}`);
  test('a circle is told of each unit in it, not of those below', () => {
    expect(
      units(`  a: { name: 甲, level: team, parent: b, manager: lin }
  b: { name: 乙, level: team, parent: a, manager: lin }
  c: { name: 丙, level: team, parent: a, manager: lin }`),
    ).toEqual(['unit-cycle', 'unit-cycle']);
    expect(units('  a: { name: 甲, level: team, parent: a, manager: lin }')).toEqual(['unit-cycle']);
  });
  test('two of one level do not stand above each other, but teams do', () => {
    expect(
      units(`  a: { name: 甲, level: city, manager: lin }
  b: { name: 乙, level: city, parent: a, manager: lin }
  c: { name: 丙, level: team, parent: b, manager: lin }
  d: { name: 丁, level: team, parent: c, manager: lin }`),
    ).toEqual(['unit-level']);
  });
});

describe('accounts', () => {
  const people = 'stages: { new: { name: 新客 } }\nstaff: { lin: { name: 林, wecom: Lin } }\n';
  test('a persona for one stage is none for another; a general one is for all', () => {
    const two = `stages: { new: { name: 新客 }, paid: { name: 付费, enter: { event: order.paid } } }
staff: { lin: { name: 林, wecom: Lin } }
accounts: { a: { name: 号, kind: sales, staff: lin, stages: [new, paid], persona: `;
    expect(ids(`${two}{ by-stage: { new: 客服 } } } }`)).toEqual(['class-without-persona']);
    expect(ids(`${two}{ role: 客服 } } }`)).toEqual([]);
  });
  test('somebody with an atmosphere account may own a group by another account', () => {
    const group = `messages: { hi: { name: 欢迎, text: 欢迎 } }
communities: { g: { name: 群, owner: lin, welcome: hi, notice: hi, exit: 自愿 } }
`;
    const fun = 'fun: { name: 气氛, kind: atmosphere, staff: lin }';
    expect(ids(`${people}${group}accounts: { ${fun} }`)).toEqual(['atmosphere-owner']);
    const host = 'a: { name: 号, kind: sales, staff: lin, stages: [new], persona: { role: 客服 } }';
    expect(ids(`${people}${group}accounts: { ${fun}, ${host} }`)).toEqual([]);
  });
  test('parts of a first conversation may come in any order and more than once', () => {
    const script = (parts: string[]) =>
      `${people}accounts: { a: { name: 号, kind: sales, staff: lin, stages: [new], persona: { role: 客服 }, opening: hi } }
scripts: { hi: { name: 首次, channel: private-chat, steps: [${parts.map((part) => `{ part: ${part}, text: 话 }`).join(', ')}] } }`;
    expect(ids(script(['long-lure', 'thanks', 'who', 'short-lure', 'ask', 'ask']))).toEqual([]);
    expect(lint(script(['who', 'ask']))[0]).toContain('没有感谢支持、短期诱饵、长期诱饵');
  });
});

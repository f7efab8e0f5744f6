import type { ImportTarget } from '@hetang/contract/http/import-files';
import type { ImportMapping } from '@hetang/contract/imports/mapping';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Lang } from '../../../kernel/errors.ts';

/** Identities that a table of people may have, each with the headings that mean it. */
const IDENTITIES = {
  phone: ['手机号', '手机', '电话', '手机号码', '联系电话', 'phone', 'mobile'],
  external_userid: ['外部联系人ID', 'external_userid', '企业微信客户ID'],
  unionid: ['UnionID', 'unionid'],
  openid: ['OpenID', 'openid', '微信openid'],
  customer_id: ['会员号', '客户ID', '会员ID', '用户ID', 'customer_id'],
  contact_id: ['客户编号', '荷塘客户编号', 'contact_id', 'Contact id'],
} as const;
const NAMES = ['姓名', '客户', '名称', '客户姓名', '昵称', '客户名称', 'name', 'Contact'];
const TIMES = ['建档时间', '创建时间', '登记时间', 'created_at'];
const TAGS = ['标签', 'tags'];

const WORDS: Record<string, readonly [zh: string, en: string]> = {
  phone: ['手机号', 'Phone'],
  external_userid: ['外部联系人 ID（企业微信）', 'External userid (WeCom)'],
  unionid: ['UnionID', 'UnionID'],
  openid: ['OpenID（公众号、小程序）', 'OpenID (Official Account, mini program)'],
  customer_id: ['会员号', 'Customer id'],
  contact_id: ['荷塘客户编号', 'Contact number in Hetang'],
  name: ['姓名', 'Name'],
  at: ['资料的时间', 'Time of the row'],
  tags: ['标签（组/值，分号隔开）', 'Tags (group/value; …)'],
};

/** Everything that a column of a contact file can be filled into under a plan, in the order in which it is offered. */
export function targetsOf(plan: Plan | null, lang: Lang): ImportTarget[] {
  const word = (key: string) => WORDS[key]?.[lang === 'zh' ? 0 : 1] ?? key;
  const fields = Object.entries(plan?.fields ?? {});
  const groups = Object.entries(plan?.tags ?? {});
  return [
    { target: 'name', name: word('name'), kind: 'name' },
    ...Object.keys(IDENTITIES).map((key) => ({ target: key, name: word(key), kind: 'identity' as const })),
    ...fields.map(([key, { name }]) => ({ target: `field:${key}`, name, kind: 'field' as const })),
    ...groups.map(([key, { name }]) => ({ target: `tag:${key}`, name, kind: 'tag' as const })),
    { target: 'tags', name: word('tags'), kind: 'tag' },
    { target: 'at', name: word('at'), kind: 'time' },
  ];
}

/**
 * Where the columns of a heading probably go, by their names; null where that cannot be told. No target is given twice.
 * @param saved a mapping that was saved for such a table; it goes before.
 */
export function suggestTargets(
  heading: readonly string[],
  targets: readonly ImportTarget[],
  saved: Readonly<Record<string, string>> | null,
): (string | null)[] {
  const known = new Map<string, string>();
  const know = (names: readonly string[], target: string) => {
    for (const name of names) if (!known.has(plain(name))) known.set(plain(name), target);
  };
  for (const { target, name } of targets) know([name, target.replace(/^(field|tag):/, '')], target);
  for (const [target, names] of Object.entries(IDENTITIES)) know(names, target);
  know(NAMES, 'name');
  know(TIMES, 'at');
  know(TAGS, 'tags');
  const offered = new Set(targets.map(({ target }) => target));
  const given = new Set<string>();
  return heading.map((column) => {
    const wanted = saved && Object.hasOwn(saved, column) ? saved[column] : known.get(plain(column));
    if (wanted === undefined || !offered.has(wanted) || given.has(wanted)) return null;
    given.add(wanted);
    return wanted;
  });
}

/** Headings differ in spaces, case, and in marks that say that a column must be filled. */
const plain = (name: string): string => name.toLowerCase().replace(/[\s*＊_（）()-]/g, '');

/** How well a saved mapping fits a heading: the share of its columns that are there, 0 to 1. */
export function fitOf(saved: Readonly<Record<string, string>>, heading: readonly string[]): number {
  const columns = Object.keys(saved);
  return columns.length === 0
    ? 0
    : columns.filter((column) => heading.includes(column)).length / columns.length;
}

/**
 * The mapping that columns and their targets make. Its `source` says which bytes they are, so that the same file is known
 * again and another one with equal rows is not taken for it.
 */
export function mappingOf(
  columns: Readonly<Record<string, string>>,
  file: { name: string; source: string },
): unknown {
  const by = (isMeant: (target: string) => boolean) =>
    Object.entries(columns).filter(([, target]) => isMeant(target));
  const one = (wanted: string) => by((target) => target === wanted)[0]?.[0];
  const below = (kind: string) =>
    by((target) => target.startsWith(`${kind}:`)).map(([column, target]) => ({
      column,
      key: target.slice(kind.length + 1),
    }));
  const all = one('tags');
  return {
    kind: 'contacts',
    name: file.name,
    source: file.source,
    identities: Object.fromEntries(
      Object.keys(IDENTITIES).flatMap((key) => {
        const column = one(key);
        return column === undefined ? [] : [[key, column]];
      }),
    ),
    contact: {
      ...optional('name', one('name')),
      ...optional('at', one('at')),
      fields: Object.fromEntries(below('field').map(({ column, key }) => [key, column])),
      tags: [
        ...below('tag').map(({ column, key }) => ({ column, group: key, separator: ';' })),
        ...(all === undefined ? [] : [{ column: all, separator: ';' }]),
      ],
    },
  } satisfies Record<
    keyof Pick<ImportMapping, 'kind' | 'name' | 'source' | 'identities'> | 'contact',
    unknown
  >;
}

const optional = (key: string, value: string | undefined) => (value === undefined ? {} : { [key]: value });

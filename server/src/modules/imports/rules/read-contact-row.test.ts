import { type ContactMapping, contactMappingSchema } from '@hetang/contract/imports/mapping';
import { emptyPlan } from '@hetang/contract/plan/registry';
import { describe, expect, it } from 'vitest';
import { makeCellOf } from './columns.ts';
import { readContactRow } from './read-contact-row.ts';
import { makeTimeReader } from './read-time.ts';
import { makeVocabulary } from './vocabulary.ts';

const plan = {
  ...emptyPlan({ plan: 'p', name: 'p', timezone: 'Asia/Shanghai' }),
  tags: {
    source: {
      name: '来源',
      choose: 'one' as const,
      wecom: true,
      values: { site: '官网', ads: { name: '广告' } },
    },
    need: { name: '需求', choose: 'many' as const, wecom: true, values: { gift: '礼品', own: '自用' } },
  },
  fields: {
    born: { name: '生日', type: 'date' as const },
    age: { name: '年龄', type: 'number' as const },
    trade: { name: '行业', type: 'choice' as const, values: ['服装', '家居'] },
  },
};
const mapping = (contact: object): ContactMapping =>
  contactMappingSchema.parse({
    kind: 'contacts',
    name: 'x',
    source: 'crm',
    identities: { phone: 'phone', unionid: 'uid' },
    contact,
  });
const everything = mapping({
  name: 'name',
  at: 'at',
  fields: { born: 'born', age: 'age', trade: 'trade' },
  tags: [
    { column: 'from', group: 'source', values: { 网站: 'site' } },
    { column: 'wants', group: 'need', separator: ';' },
    { column: 'tags', separator: ',' },
  ],
});
const heading = ['phone', 'uid', 'name', 'at', 'born', 'age', 'trade', 'from', 'wants', 'tags'];
const now = new Date('2026-03-01T00:00:00Z');

function read(cells: Record<string, string>, map = everything) {
  const { vocabulary, strangers } = makeVocabulary(map, plan);
  expect(strangers).toEqual([]);
  const time = makeTimeReader(
    'auto',
    (day, minute) => new Date(Date.parse(`${day}T00:00:00Z`) + minute * 60_000),
  );
  return readContactRow(
    map,
    {
      cellOf: makeCellOf(heading),
      time,
      vocabulary,
      tagSource: 'import',
      now,
      digest: (text) => text,
    },
    heading.map((column) => cells[column] ?? ''),
  );
}

describe('readContactRow', () => {
  it('reads profile, typed fields and tags', () => {
    const row = { phone: '138', name: '林', at: '2026-01-02', born: '1990/5/3', age: '35', trade: '家居' };
    const events = read({ ...row, from: '网站', wants: '礼品; own', tags: 'source/ads' });
    expect(events).toMatchObject([
      {
        name: 'contact.updated',
        at: new Date('2026-01-02T00:00:00Z'),
        identities: [{ kind: 'phone', value: '138' }],
        props: { name: '林', fields: { born: '1990-05-03', age: 35, trade: '家居' } },
      },
      { name: 'contact.tags-set', props: { add: ['source/site', 'need/gift', 'need/own', 'source/ads'] } },
    ]);
  });

  it('is of now without a time, and says only who it is when all else is blank', () => {
    expect(read({ uid: 'u' })).toMatchObject([
      { name: 'contact.updated', at: now, identities: [{ kind: 'unionid', value: 'u' }], props: {} },
    ]);
  });

  it('gives equal rows equal keys, and changed rows new ones', () => {
    const key = (cells: Record<string, string>) => {
      const events = read({ phone: '138', ...cells });
      return 'reason' in events ? events.reason : events.map((event) => event.dedupe).join();
    };
    expect(key({ name: 'a' })).toBe(key({ name: 'a' }));
    expect(new Set([key({}), key({ name: 'a' }), key({ age: '1' }), key({ at: '2026-01-01' })]).size).toBe(4);
  });

  it.each([
    [{}, 'no-identity'],
    [{ phone: '1', at: 'x' }, 'bad-time'],
    [{ phone: '1', age: 'old' }, 'bad-field'],
    [{ phone: '1', born: '30.2.1990' }, 'bad-field'],
    [{ phone: '1', trade: '农业' }, 'bad-field'],
    [{ phone: '1', from: '电视' }, 'unknown-tag'],
    [{ phone: '1', tags: 'need/nothing' }, 'unknown-tag'],
    [{ phone: '1'.repeat(129) }, 'bad-identity'],
    [{ phone: '1', name: 'n'.repeat(201) }, 'too-long'],
  ])('says why %j cannot be used', (cells, reason) => {
    expect(read(cells as Record<string, string>)).toMatchObject({ reason });
  });
});

describe('makeVocabulary', () => {
  it('names what the plan does not have, and what was probably meant', () => {
    const map = mapping({
      fields: { brn: 'born', toString: 'age' },
      tags: [
        { column: 'a', group: 'sorce' },
        { column: 'b', group: 'source', values: { x: 'sit' } },
      ],
    });
    expect(makeVocabulary(map, plan).strangers).toEqual([
      { what: 'field', key: 'brn', meant: 'born' },
      { what: 'field', key: 'toString', meant: undefined },
      { what: 'tag-group', key: 'sorce', meant: 'source' },
      { what: 'tag', key: 'source/sit', meant: 'site' },
    ]);
  });
});

import { expect, it } from 'vitest';
import { judgeService, type Said, type ServiceFacts, type Wanted } from './service-check.ts';

const HOUR = 3600;

const said = (by: Said['by'], id: string, at: number): Said => ({
  id,
  at,
  by,
  account: 'wk1',
  customer: 'wm1',
});

const wanted = (id: string, message: string): Wanted => ({
  id,
  message,
  state: 'sent',
  reason: null,
  contact_id: 16,
  enrolment_id: 1,
  joined: false,
});

/** A customer who wrote twice and was answered twice, the second time a day later. */
const calm = (): ServiceFacts => ({
  said: [
    said('customer', 'c1', 0),
    said('us', 'u1', 10),
    said('us', 'u2', 24 * HOUR),
    said('customer', 'c2', 25 * HOUR),
  ],
  wanted: [
    wanted('u1', 'care-one'),
    wanted('u2', 'care-two'),
    { ...wanted('u3', 'care-three'), state: 'dropped' },
  ],
  read: new Set(['wk1 c1', 'wk1 c2']),
  told: new Map([
    ['wk1 c1', 1],
    ['wk1 c2', 1],
  ]),
});

const withSaid = (...more: Said[]): Partial<ServiceFacts> => ({ said: [...calm().said, ...more] });
const mistaken = (change: Partial<Wanted>): Partial<ServiceFacts> => ({
  wanted: calm().wanted.map((one) => (one.id === 'u1' ? { ...one, ...change } : one)),
});

const SPOILED: [string, string, Partial<ServiceFacts>][] = [
  ['a message that was not read', 'is read', { read: new Set(['wk1 c1']) }],
  ['a message that was told twice', 'is told', { told: new Map(calm().told).set('wk1 c1', 2) }],
  ['an answer that came twice', 'is said once', withSaid(said('us', 'u2', 25 * HOUR))],
  ['an answer that nobody wanted', 'no journey wanted', withSaid(said('us', 'u9', 25 * HOUR))],
  ['an answer that is said to have failed', 'as the platform has it', mistaken({ state: 'failed' })],
  [
    'an answer that is said to have arrived',
    'as the platform has it',
    { wanted: [...calm().wanted, wanted('u4', 'care-four')] },
  ],
  [
    'one too many that the platform refused',
    'it must refuse',
    {
      wanted: [
        ...calm().wanted,
        { ...wanted('u5', 'care-one'), state: 'failed', reason: 'platform-95001: x' },
      ],
    },
  ],
  [
    'six answers',
    'messages at most',
    withSaid(...['3', '4', '5', '6', '7', '8'].map((nr) => said('us', `x${nr}`, 26 * HOUR))),
  ],
  ['an answer after three days', 'messages at most', withSaid(said('us', 'u4', 80 * HOUR))],
  ['answers in disorder', 'in the order of the plan', mistaken({ message: 'care-three' })],
  ['a later journey that came first', 'in the order of the plan', mistaken({ enrolment_id: 2 })],
];

it('has nothing to say of a calm conversation, nor of an end that cannot be known', () => {
  expect(judgeService(calm())).toEqual([]);
  const unclear = mistaken({ state: 'failed', reason: 'outcome-unknown' });
  expect(judgeService({ ...calm(), ...unclear })).toEqual([]);
  const oneOfTwo = mistaken({ enrolment_id: 2, joined: true });
  expect(judgeService({ ...calm(), ...oneOfTwo })).toEqual([]);
});

it.each(SPOILED)('sees %s', (_, word, change) => {
  expect(judgeService({ ...calm(), ...change }).filter((text) => text.includes(word))).toHaveLength(1);
});

import type { Hit, Rule } from '../rule.ts';

/** A size that nothing can have warns of everything. */
export const segmentSize: Rule = {
  id: 'segment-size',
  theme: 'users',
  severity: 'error',
  title: { zh: '分群的预期规模', en: 'Expected size of segments' },
  why: {
    zh: '预期规模用来发现条件写错；上下限颠倒就总是不对。',
    en: 'The expected size finds conditions that are wrong; with its ends exchanged it is never right.',
  },
  problem: {
    zh: '至少 {least}，至多 {most}，没有这样的规模',
    en: 'At least {least} and at most {most}: nothing has this size',
  },
  hint: { zh: '对调上下限，或改正其中一个', en: 'Exchange the two, or correct one of them' },
  good: `
segments: { a: { name: 买过, when: { event: order.paid }, size: { at-least: 0.05, at-most: 0.3 } } }`,
  bad: `
segments: { a: { name: 买过, when: { event: order.paid }, size: { at-least: 0.3, at-most: 0.05 } } }`,
  check: ({ plan }) =>
    Object.entries(plan.segments).flatMap(([key, { size }]): Hit[] => {
      const least = size?.['at-least'] ?? 0;
      const most = size?.['at-most'] ?? 1;
      return least > most ? [{ path: ['segments', key, 'size'], args: { least, most } }] : [];
    }),
};

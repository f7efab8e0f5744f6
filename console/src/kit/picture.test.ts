import { expect, test } from 'vitest';
import { pictureOf } from './picture.ts';

test('a picture stands for itself: the chart below its title and notes, on paper, with text as text', () => {
  const drawn = {
    svg: '<svg width="100" height="50"><g/></svg>',
    width: 100,
    height: 50,
    ink: '#000',
    paper: '#fff',
  };
  const { svg, width, height } = pictureOf(drawn, { title: 'A & <B>', notes: ['2026', 'Asia/Shanghai'] });
  expect([width, height]).toEqual([132, 152]);
  expect(svg).toContain('A &amp; &lt;B>');
  expect(svg).toContain('<svg x="16" y="86" width="100" height="50"><g/></svg></svg>');
  expect(svg.indexOf('2026')).toBeLessThan(svg.indexOf('Asia/Shanghai'));
});

import { describe, expect, it } from 'vitest';
import { communityOf, suggestCommunity } from './community-of.ts';

const communities = [
  { key: 'vip', name: '会员福利社群', series: '会员福利 {{ n }} 群', chats: ['VIP*'] },
  { key: 'vip-sz', name: '深圳会员', chats: ['VIP深圳*'] },
  { key: 'a', name: '甲', chats: ['公开课*'] },
  { key: 'b', name: '乙', chats: ['公开课*'] },
  { key: 'odd', name: '(怪)名', series: 'C++ (旧)' },
];

describe('a group belongs', () => {
  it.each([
    ['会员福利 12 群', 'vip'],
    ['会员福利12群', 'vip'],
    ['VIP 广州', 'vip'],
    ['VIP深圳南山', 'vip-sz'],
    ['C++ (旧)', 'odd'],
    ['会员福利群', null],
    ['我的会员福利 1 群', null],
    ['公开课一班', null],
    ['', null],
  ])('%s', (name, key) => {
    expect(communityOf(name, communities)).toBe(key);
  });
});

describe('a group of a strange name is suggested', () => {
  it('where groups of the like were put, else where its name points', () => {
    const known = [{ name: '南山夜跑 3 群', community: 'a' }];
    expect(suggestCommunity('南山夜跑 4 群', communities, known)).toBe('a');
    expect(suggestCommunity('深圳会员交流群', communities, [])).toBe('vip-sz');
    expect(suggestCommunity('会员日 3 群', communities, [])).toBe('vip');
    expect(suggestCommunity('123', communities, known)).toBeNull();
    expect(suggestCommunity('随便聊聊', communities, known)).toBeNull();
  });
});

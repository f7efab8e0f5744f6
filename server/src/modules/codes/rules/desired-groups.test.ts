import type { Community } from '@hetang/contract/plan/kinds/communities';
import { emptyPlan } from '@hetang/contract/plan/registry';
import { expect, it } from 'vitest';
import { desiredGroups } from './desired-groups.ts';

const community: Community = {
  name: '护肤群',
  stages: [],
  deputies: [],
  activities: [],
  keywords: {},
  sop: [],
  capacity: 100,
};

function wanted(more: Partial<Community>, members: readonly number[], current: readonly string[] = []) {
  const plan = emptyPlan({ plan: 'test', name: '测试', timezone: 'Asia/Shanghai' });
  plan.communities = { skin: { ...community, ...more } };
  plan.codes = {
    code: { name: '群码', kind: 'group-code', community: 'skin', staff: [], tags: [], 'skip-verify': true },
  };
  const chats = members.map((count, nr) => ({ id: `g${nr + 1}`, name: `甲${nr + 1}`, members: count }));
  return desiredGroups(plan, 'code', { chats, current });
}

it('takes the first five with room, in order', () => {
  expect(wanted({}, [100, 3, 100, 4, 5, 6, 7, 8])?.chatIds).toEqual(['g2', 'g4', 'g5', 'g6', 'g7']);
  expect(wanted({ join: { groups: 1, 'open-next': false } }, [100, 3, 4])).toMatchObject({
    chatIds: ['g2'],
    openNext: null,
  });
});

it('takes a group that was full again only when it is well below', () => {
  expect(wanted({}, [99, 3], ['g1'])?.chatIds).toEqual(['g1', 'g2']);
  expect(wanted({}, [99, 3], ['g2'])?.chatIds).toEqual(['g2']);
  expect(wanted({}, [94, 3], ['g2'])?.chatIds).toEqual(['g1', 'g2']);
});

it('stays with the last group when all are full, and fills no group above what the platform allows', () => {
  expect(wanted({}, [100, 120], ['g1'])?.chatIds).toEqual(['g2']);
  expect(wanted({ capacity: 500 }, [200, 3])?.chatIds).toEqual(['g2']);
  expect(wanted({}, [])).toBeNull();
});

it('lets the platform open groups only where their names say what they are', () => {
  expect(wanted({ series: '甲{{ n }}' }, [1, 1])?.openNext).toEqual({ name: '甲', number: 3 });
  expect(wanted({ series: '甲{{ n }}群' }, [1])?.openNext).toBeNull();
  expect(wanted({ series: '甲' }, [1])?.openNext).toBeNull();
  expect(wanted({}, [1])?.openNext).toBeNull();
});

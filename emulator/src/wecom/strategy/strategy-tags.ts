import { z } from 'zod';
import { PlatformError, required } from '../../platform/errors.ts';
import { findStrategy } from '../../platform/strategies.ts';
import { createTags, deleteTags, tagGroupsOf } from '../../platform/tags.ts';
import { checkTagName, orderValue } from '../add-corp-tag.ts';
import { editTag, tagEdit } from '../edit-corp-tag.ts';
import { endpoint, ids } from '../endpoint.ts';
import { groupView, listTags, tagQuery, tagView } from '../get-corp-tag-list.ts';

/** POST externalcontact/get_strategy_tag_list: tags of one rule group, or of all. */
export const getStrategyTagList = endpoint({
  path: 'externalcontact/get_strategy_tag_list',
  method: 'post',
  input: tagQuery.extend({ strategy_id: z.number().int().optional() }),
  handle({ world }, input) {
    const { strategy_id: id } = input;
    const groups = tagGroupsOf(world, id === undefined ? 'any' : findStrategy(world, id).id);
    const idOf = new Map(groups.map((group) => [group.id, group.strategyId]));
    return {
      tag_group: listTags(groups, input).map((view) => ({
        ...view,
        strategy_id: idOf.get(String(view.group_id)),
      })),
    };
  },
});

/** POST externalcontact/add_strategy_tag: for a rule group at the top only. */
export const addStrategyTag = endpoint({
  path: 'externalcontact/add_strategy_tag',
  method: 'post',
  input: z.object({
    strategy_id: z.number().int().optional(),
    group_id: z.string().optional(),
    group_name: z.string().optional(),
    order: orderValue.optional(),
    tag: z
      .array(z.object({ name: z.string(), order: orderValue.optional() }))
      .max(1000)
      .optional(),
  }),
  handle({ world, now }, input) {
    const strategy = findStrategy(world, required(input.strategy_id, 40063, 'strategy_id missing'));
    if (strategy.parentId !== 0)
      throw new PlatformError(40058, 'invalid Request Parameter, field strategy_id is not at the top');
    if (!input.group_id && input.group_name !== undefined) checkTagName(input.group_name);
    const tags = (input.tag ?? []).map((tag) => ({ name: tag.name, order: tag.order ?? 0 }));
    for (const tag of tags) checkTagName(tag.name);
    const { group, created } = createTags(world, {
      groupId: input.group_id,
      groupName: input.group_name,
      order: input.order ?? 0,
      tags,
      at: now,
      strategyId: strategy.id,
    });
    return { tag_group: { ...groupView(group, created.map(tagView)), strategy_id: strategy.id } };
  },
});

/** POST externalcontact/edit_strategy_tag. */
export const editStrategyTag = endpoint({
  path: 'externalcontact/edit_strategy_tag',
  method: 'post',
  input: tagEdit,
  handle({ world }, input) {
    editTag(world, input, 'any');
    return {};
  },
});

/** POST externalcontact/del_strategy_tag. */
export const delStrategyTag = endpoint({
  path: 'externalcontact/del_strategy_tag',
  method: 'post',
  input: z.object({ tag_id: ids(1000).optional(), group_id: ids(1000).optional() }),
  handle({ world }, { tag_id: tagIds = [], group_id: groupIds = [] }) {
    if (tagIds.length + groupIds.length === 0)
      throw new PlatformError(40063, 'tag_id and group_id are both empty');
    deleteTags(world, tagIds, groupIds, 'any');
    return {};
  },
});

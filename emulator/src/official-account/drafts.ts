import { z } from 'zod';
import { newId, nextNumber } from '../kernel/ids.ts';
import { PlatformError, required } from '../platform/errors.ts';
import type { AccountDraft, AccountPublication } from '../state/official-account-more.ts';
import type { World } from '../world/world.ts';
import { accountEndpoint } from './endpoint.ts';
import { pushToAccount } from './push.ts';

const PER_PAGE = 20;
const article = z.looseObject({ title: z.string().max(64), content: z.string() });
const byId = z.object({ media_id: z.string().optional() });
const page = z.object({
  offset: z.number().int().min(0).optional(),
  count: z.number().int().min(1).max(PER_PAGE).optional(),
  no_content: z.number().optional(),
});

function findDraft(world: World, id: string | undefined): AccountDraft {
  const found = world.state.account.drafts.find((one) => one.mediaId === required(id, 40007));
  if (found === undefined) throw new PlatformError(40007);
  return found;
}

/** POST draft/add: one to eight articles. */
export const addDraft = accountEndpoint({
  path: 'draft/add',
  method: 'post',
  isBare: true,
  input: z.object({ articles: z.array(article).min(1).max(8) }),
  handle({ world, now }, input) {
    const mediaId = newId(world.state, 'oa-draft', '', 64);
    world.state.account.drafts.push({ mediaId, articles: input.articles, updatedAt: now });
    return { media_id: mediaId };
  },
});

/** POST draft/get. */
export const getDraft = accountEndpoint({
  path: 'draft/get',
  method: 'post',
  isBare: true,
  input: byId,
  handle: ({ world }, input) => ({ news_item: findDraft(world, input.media_id).articles }),
});

/** POST draft/update: one article. 40114 for a wrong index. */
export const updateDraft = accountEndpoint({
  path: 'draft/update',
  method: 'post',
  input: byId.extend({ index: z.number().int().optional(), articles: article.optional() }),
  handle({ world, now }, input) {
    const draft = findDraft(world, input.media_id);
    const index = input.index ?? 0;
    if (draft.articles[index] === undefined || input.articles === undefined) throw new PlatformError(40114);
    draft.articles[index] = input.articles;
    draft.updatedAt = now;
    return {};
  },
});

/** POST draft/delete. */
export const deleteDraft = accountEndpoint({
  path: 'draft/delete',
  method: 'post',
  input: byId,
  handle({ world }, input) {
    const found = findDraft(world, input.media_id);
    world.state.account.drafts = world.state.account.drafts.filter((one) => one !== found);
    return {};
  },
});

/** GET draft/count. */
export const countDrafts = accountEndpoint({
  path: 'draft/count',
  method: 'get',
  isBare: true,
  input: z.object({}),
  handle: ({ world }) => ({ total_count: world.state.account.drafts.length }),
});

/** POST draft/batchget: newest first. */
export const listDrafts = accountEndpoint({
  path: 'draft/batchget',
  method: 'post',
  isBare: true,
  input: page,
  handle({ world }, { offset = 0, count = PER_PAGE }) {
    const all = world.state.account.drafts.toReversed();
    const item = all.slice(offset, offset + count).map((one) => ({
      media_id: one.mediaId,
      content: { news_item: one.articles },
      update_time: Math.floor(one.updatedAt / 1000),
    }));
    return { total_count: all.length, item_count: item.length, item };
  },
});

/** POST freepublish/submit: the draft becomes an article with an address; the result comes as an event. */
export const submitPublication = accountEndpoint({
  path: 'freepublish/submit',
  method: 'post',
  input: byId,
  handle({ world, now }, input) {
    const { account } = world.state;
    const draft = findDraft(world, input.media_id);
    const publishId = String(100_000_000 + nextNumber(world.state, 'oa-publish'));
    const articleId = newId(world.state, 'oa-article', '', 43);
    account.publications.push({
      publishId,
      articleId,
      articles: draft.articles,
      publishedAt: now,
      isDeleted: false,
    });
    account.drafts = account.drafts.filter((one) => one !== draft);
    const event = { MsgType: 'event', Event: 'PUBLISHJOBFINISH', publish_id: publishId, publish_status: 0 };
    pushToAccount(world, account.originalId, { ...event, article_id: articleId }, now);
    return { publish_id: publishId, msg_data_id: publishId };
  },
});

function findPublication(
  world: World,
  wanted: { publishId?: string | undefined; articleId?: string | undefined },
): AccountPublication {
  const found = world.state.account.publications.find(
    (one) => one.publishId === wanted.publishId || one.articleId === wanted.articleId,
  );
  if (found === undefined) throw new PlatformError(53600);
  return found;
}

function newsItem(base: string, one: AccountPublication): Array<Record<string, unknown>> {
  return one.articles.map((part, index) => ({
    ...part,
    url: `${base}/oa/s/${one.articleId}?idx=${index + 1}`,
    is_deleted: one.isDeleted,
  }));
}

/** POST freepublish/get: 0 published, 6 removed; 53600 unknown. */
export const getPublication = accountEndpoint({
  path: 'freepublish/get',
  method: 'post',
  isBare: true,
  input: z.object({ publish_id: z.union([z.string(), z.number()]).optional() }),
  handle({ world, baseUrl }, input) {
    const found = findPublication(world, { publishId: String(input.publish_id ?? '') });
    const item = newsItem(baseUrl, found).map(({ url }, index) => ({ idx: index + 1, article_url: url }));
    return {
      publish_id: found.publishId,
      publish_status: found.isDeleted ? 6 : 0,
      article_id: found.articleId,
      article_detail: { count: item.length, item },
      fail_idx: [],
    };
  },
});

/** POST freepublish/getarticle. */
export const getPublishedArticle = accountEndpoint({
  path: 'freepublish/getarticle',
  method: 'post',
  isBare: true,
  input: z.object({ article_id: z.string().optional() }),
  handle: ({ world, baseUrl }, input) => ({
    news_item: newsItem(baseUrl, findPublication(world, { articleId: input.article_id ?? '' })),
  }),
});

/** POST freepublish/delete. */
export const deletePublication = accountEndpoint({
  path: 'freepublish/delete',
  method: 'post',
  input: z.object({ article_id: z.string().optional(), index: z.number().optional() }),
  handle({ world }, input) {
    findPublication(world, { articleId: input.article_id ?? '' }).isDeleted = true;
    return {};
  },
});

/** POST freepublish/batchget: newest first. */
export const listPublications = accountEndpoint({
  path: 'freepublish/batchget',
  method: 'post',
  isBare: true,
  input: page,
  handle({ world, baseUrl }, { offset = 0, count = PER_PAGE }) {
    const all = world.state.account.publications.filter((one) => !one.isDeleted).toReversed();
    const item = all.slice(offset, offset + count).map((one) => ({
      article_id: one.articleId,
      content: { news_item: newsItem(baseUrl, one) },
      update_time: Math.floor(one.publishedAt / 1000),
    }));
    return { total_count: all.length, item_count: item.length, item };
  },
});

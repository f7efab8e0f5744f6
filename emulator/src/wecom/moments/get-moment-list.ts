import { z } from 'zod';
import { PlatformError, required } from '../../platform/errors.ts';
import { jobStatus } from '../../platform/moments.ts';
import { pageOf, readLimit } from '../../platform/paging.ts';
import type { Moment } from '../../state/moment.ts';
import { endpoint } from '../endpoint.ts';

const MONTH_SECONDS = 30 * 86_400;

function contentOf(moment: Moment): Record<string, unknown> {
  const image = moment.bodies.filter((one) => one.kind === 'image');
  const video = moment.bodies.find((one) => one.kind === 'video');
  const link = moment.bodies.find((one) => one.kind === 'link');
  return {
    ...(moment.text === '' ? {} : { text: { content: moment.text } }),
    ...(image.length === 0 ? {} : { image: image.map(({ mediaId }) => ({ media_id: mediaId })) }),
    ...(video === undefined ? {} : { video: { media_id: video.mediaId } }),
    ...(link === undefined ? {} : { link: { title: link.title, url: link.url } }),
  };
}

/** POST externalcontact/get_moment_list: moments of a range of at most thirty days. */
export const getMomentList = endpoint({
  path: 'externalcontact/get_moment_list',
  method: 'post',
  input: z.object({
    start_time: z.number().optional(),
    end_time: z.number().optional(),
    creator: z.string().optional(),
    filter_type: z.number().int().min(0).max(2).optional(),
    cursor: z.string().optional(),
    limit: z.number().int().optional(),
  }),
  handle({ world }, input) {
    const start = required(input.start_time, 40058, 'start_time missing');
    const end = required(input.end_time, 40058, 'end_time missing');
    if (end < start || end - start > MONTH_SECONDS) throw new PlatformError(40058, 'invalid time range');
    const filter = input.filter_type ?? 2;
    const found = [...world.state.moments.values()].filter((moment) => {
      const created = Math.floor(moment.createdAt / 1000);
      const isKind = filter === 2 || (filter === 1) === (moment.creator !== '');
      const isBy = !input.creator || input.creator === moment.creator;
      return created >= start && created <= end && isKind && isBy && jobStatus(world, moment) === 3;
    });
    const page = pageOf(found, input.cursor, readLimit(input.limit, 20, 20));
    return {
      next_cursor: page.nextCursor,
      moment_list: page.items.map((moment) => ({
        moment_id: moment.momentId,
        creator: moment.creator,
        create_time: String(Math.floor(moment.createdAt / 1000)),
        create_type: moment.creator === '' ? 0 : 1,
        visible_type: moment.isPublic ? 1 : 0,
        ...contentOf(moment),
      })),
    };
  },
});

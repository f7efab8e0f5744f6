import { momentChoicesSchema } from '@hetang/contract/http/moments';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { platformTagIds } from '../../tags/api.ts';
import { contentOf } from '../content-of.ts';
import { momentCalendars } from '../rules/next-posts.ts';
import type { MomentHttpDeps } from './deps.ts';
import { calendarName, presentPiece } from './present-post.ts';

/** `GET /v1/moments/choices`: messages, staff and tags that a Moment by hand may be made of. */
export function getChoices({ db }: MomentHttpDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/moments/choices',
      {
        config: { access: 'any' },
        schema: { tags: ['reach'], response: { 200: momentChoicesSchema } },
      },
      async () => {
        const plan = (await currentPlan(db))?.plan;
        if (!plan) return { messages: [], staff: [], calendars: [], tags: [] };
        const names = namesOf(plan);
        const refs = Object.entries(plan.tags).flatMap(([group, { values }]) =>
          Object.keys(values).map((value) => `${group}/${value}`),
        );
        const there = await platformTagIds(db, refs);
        return {
          messages: Object.entries(plan.messages).map(([key, { name }]) => {
            const found = contentOf(plan, { message: key, staff: [], visibleTo: [] });
            if ('fault' in found) return { key, name, text: '', pieces: [], fault: found.fault };
            const { text, attachments } = found.content;
            return { key, name, text, pieces: attachments.map(presentPiece), fault: null };
          }),
          staff: Object.keys(plan.staff).map((key) => names.named('staff', key)),
          calendars: momentCalendars(plan).map((key) => calendarName(plan, key)),
          tags: refs.filter((ref) => there.has(ref)).map((ref) => ({ key: ref, name: names.tag(ref) })),
        };
      },
    );
  };
}

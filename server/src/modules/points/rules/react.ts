import { matchesWhere } from '../../../conditions/rules/counter-key.ts';
import type { LoggedEvent } from '../../../kernel/log/consume.ts';
import { dayIn } from '../../../kernel/zone.ts';
import type { ContactState } from '../../../reaction/contact-state.ts';
import type { Reaction } from '../../../reaction/reaction.ts';
import { pointsOf } from './account.ts';
import { type Behind, earn } from './book.ts';
import { change } from './change.ts';
import type { EarnRule } from './compile.ts';
import { endsAt } from './ends-at.ts';
import { expirePoints } from './expire.ts';
import { givenKey, noteGiven } from './given.ts';
import { reverse } from './reverse.ts';

/** The event by which somebody gives or takes points, or takes a movement back. */
export const POINTS_ASKED = 'contact.points-asked';

/** Points after an event: what it earns by the rules of the plan, and what somebody asks for by hand. */
export function reactWithPoints(contact: ContactState, event: LoggedEvent, reaction: Reaction): void {
  if (event.name === POINTS_ASKED) answer(contact, event, reaction);
  for (const rule of reaction.plan.earning.get(event.name) ?? [])
    if (matchesWhere(event.props, rule.where)) give(contact, rule, event, reaction);
}

function give(contact: ContactState, rule: EarnRule, event: LoggedEvent, reaction: Reaction): void {
  const { plan } = reaction;
  const { given } = pointsOf(contact);
  const day = dayIn(event.at, plan.timezone);
  if (rule.once && given.has(givenKey(rule))) return;
  const today = given.get(givenKey(rule, day)) ?? 0;
  const points = rule.perDay === null ? rule.points : Math.min(rule.points, rule.perDay - today);
  const expires = plan.plan.points[rule.scheme]?.expires;
  if (points <= 0 || expires === undefined) return;
  noteGiven(given, rule, { day, points });
  earn(
    contact,
    { scheme: rule.scheme, points, endsAt: endsAt(expires, event.at, plan.timezone) },
    {
      at: event.at,
      source: 'plan',
      rule: rule.rule,
      day,
      event: { part: event.part, seq: event.seq },
      told: { by: event.name },
    },
    reaction,
  );
}

/** What does not read as a wish is left alone: whoever sends it has been told the form. */
function answer(contact: ContactState, event: LoggedEvent, reaction: Reaction): void {
  const { scheme, points, reverses } = event.props;
  // What has ended is not theirs any more, whether or not its moment has been looked at.
  expirePoints(contact, reaction);
  const behind = behindOf(event, reaction);
  if (typeof reverses === 'number') reverse(contact, reverses, behind, reaction);
  else if (typeof scheme === 'string' && typeof points === 'number' && Number.isSafeInteger(points))
    change(contact, { scheme, points, plan: reaction.plan.plan }, behind, reaction);
}

function behindOf({ props, source, part, seq }: LoggedEvent, { now }: Reaction): Behind {
  const { reason, by } = props;
  return {
    at: now,
    source,
    reason: typeof reason === 'string' ? reason : null,
    by: typeof by === 'string' ? by : null,
    event: { part, seq },
  };
}

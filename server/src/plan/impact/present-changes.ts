import type { PlanChange } from '@hetang/contract/http/plan';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Database } from '../../kernel/database/database.ts';
import type { Lang } from '../../kernel/errors.ts';
import { type Difference, detailsOf, differencesOf } from '../diff.ts';
import { ChangeWords } from '../words/change-words.ts';
import { type Impact, readImpact } from './read-impact.ts';
import { renamedKeys } from './renamed-keys.ts';
import type { Touch } from './touch.ts';
import { renameWords, touchWords } from './touch-words.ts';

/** What leads from one plan to another, in words and with the people it concerns. */
export async function presentChanges(
  db: Database,
  { before, after, now }: { before: Plan | null; after: Plan; now: Date },
  lang: Lang,
): Promise<PlanChange[]> {
  const differences = differencesOf(before, after);
  const impact = await readImpact(db, { before, after, differences, now });
  const words = new ChangeWords(before, after, lang);
  const renamed = before ? renamedKeys(before, after) : new Map<string, string>();
  return differences.map((difference) => ({
    kind: difference.kind,
    key: difference.key,
    change: difference.change,
    name: difference.name,
    details: detailsOf(difference.parts),
    title: words.title(difference),
    lines: words.lines(difference),
    ...met(difference, impact, { before, renamed, lang }),
  }));
}

function met(
  difference: Difference,
  impact: Impact,
  { before, renamed, lang }: { before: Plan | null; renamed: ReadonlyMap<string, string>; lang: Lang },
): Pick<PlanChange, 'touches' | 'loud'> {
  const id = `${difference.kind}/${difference.key}`;
  const touches = (impact.touches.get(id) ?? []).filter((touch) => concerns(touch, difference));
  const users = (impact.usedBy.get(id) ?? []).map((key) => before?.journeys[key]?.name ?? key);
  const place = { plan: before, change: difference.change, users, lang };
  return {
    touches: [
      ...touches.map((touch) => touchWords(touch, place)),
      ...followers(touches, difference).flatMap(({ at, touch }) => {
        const to = renamed.get(at);
        return to === undefined ? [] : [renameWords(touch, { from: at.split('/').at(-1) ?? '', to, lang })];
      }),
    ],
    loud: touches.some((touch) => goesAway(touch, difference)),
  };
}

/** Who might be thought to follow a key that went away: of a whole definition the most that one number counts. */
function followers(touches: readonly Touch[], difference: Difference): { at: string; touch: Touch }[] {
  const { kind, key } = difference;
  if (difference.change !== 'removed') return touches.map((touch) => ({ at: `${kind}/${touch.key}`, touch }));
  const [most] = [...touches].sort((a, b) => b.count - a.count);
  return most ? [{ at: `${kind}/${key}`, touch: most }] : [];
}

/** Of a tag group or a ladder, only the values that themselves changed are worth a word. */
function concerns({ key }: Touch, difference: Difference): boolean {
  if (key === undefined || difference.change === 'removed') return true;
  return difference.parts.some(({ at }) => !isInner(at.before) || at.before[1] === key.split('/')[1]);
}

function goesAway({ key }: Touch, { change, parts }: Difference): boolean {
  if (change === 'removed') return true;
  if (key === undefined) return false;
  return parts.some(
    ({ at, after }) =>
      after === undefined &&
      isInner(at.before) &&
      at.before.length === 2 &&
      at.before[1] === key.split('/')[1],
  );
}

/** Inside one of the values of a group or the tiers of a ladder. */
function isInner(path: readonly (string | number)[]): boolean {
  return path.length > 1 && (path[0] === 'values' || path[0] === 'tiers');
}

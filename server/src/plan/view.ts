import { dayTable } from './calendar/day-table.ts';
import type { LoadedPlan } from './load.ts';
import { slotsInPeriod } from './rules/calendar/slots-between.ts';
import type { OutgoingText, PlanView } from './rules/rule.ts';
import { textsOf } from './rules/shared/texts.ts';
import { findWords } from './rules/wordlists/find-words.ts';
import { createTemplateEngine, readTemplate } from './template.ts';

type Text = PlanView['texts'][number];

const engine = createTemplateEngine();
/** Reading a template takes longer than everything else here, and a text that is not changed stays what it is. */
const known = new WeakMap<OutgoingText, Text>();

/** What the rules look at, worked out once for all of them. */
export function viewOf(loaded: LoadedPlan): PlanView {
  const texts = textsOf(loaded.draft).map(withFacts);
  const days = dayTable(loaded.draft.holidays);
  const bodies = texts.filter(({ path }) => path[0] === 'messages' && path[2] === 'text');
  return {
    plan: loaded.draft,
    written: loaded.written,
    texts,
    templates: Object.fromEntries(bodies.map((body) => [body.path[1], body])),
    days,
    slots: slotsInPeriod(loaded.draft, days),
    words: findWords(loaded.draft.wordlists, texts),
    fileOf: (path) => loaded.places.of(path).file,
  };
}

function withFacts(text: OutgoingText): Text {
  const last = known.get(text);
  if (last) return last;
  const facts = text.known ? readTemplate(engine, text.text) : { error: null, variables: [] };
  const whole = { ...text, ...facts };
  known.set(text, whole);
  return whole;
}

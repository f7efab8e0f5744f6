import type { TestRunLine, TestRunResult } from '@hetang/contract/http/test-run';
import { eventWords } from '../../conditions/rules/event-words.ts';
import { namesOf } from '../../conditions/rules/plan-names.ts';
import { say, type Words } from '../../conditions/rules/words.ts';
import type { Lang } from '../../kernel/errors.ts';
import { presentWitness } from '../../modules/journeys/api.ts';
import { describeNode } from '../../modules/journeys/rules/describe-steps.ts';
import { couponsIn, createTemplateEngine, sampleCoupons, templateValues } from '../../plan/template.ts';
import type { CompiledPlan } from '../../reaction/compiled-plan.ts';
import type { ContactState } from '../../reaction/contact-state.ts';
import type { DraftIntention } from '../../reaction/reaction.ts';
import type { Note } from '../notes.ts';
import type { Run } from '../run-journey.ts';

interface Context {
  plan: CompiledPlan;
  journey: string;
  contact: ContactState;
  words: Words;
}

type Shown = Partial<Omit<TestRunLine, 'at' | 'kind' | 'node' | 'text'>> & { text: string };

/** A run in words. */
export function presentRun(
  run: Run,
  { lang, startedAt, ...of }: Omit<Context, 'words'> & { lang: Lang; startedAt: Date },
): TestRunResult {
  const words: Words = { names: namesOf(of.plan.plan), lang };
  return {
    journey: words.names.named('journeys', of.journey),
    refusal: run.refusal,
    startedAt: startedAt.toISOString(),
    now: run.now.toISOString(),
    lines: run.notes.map((note) => lineOf(note, { ...of, words })),
    node: run.at && run.at.endReason === null ? run.at.node : null,
    waiting: run.at?.waiting ?? null,
    endReason: run.at?.endReason ?? null,
    next: run.next?.toISOString() ?? null,
  };
}

function lineOf(note: Note, context: Context): TestRunLine {
  const none = { outcome: null, why: [], detail: {}, until: null, body: null, refused: null };
  const { at, kind, node } = note;
  return { ...none, ...shown(note, context), at: at.toISOString(), kind, node };
}

function shown(note: Note, context: Context): Shown {
  switch (note.kind) {
    case 'event':
      return { text: eventWords(note.name, context.words.lang), detail: note.props };
    case 'step':
      return stepLine(note, context);
    case 'waits':
      return { text: stepText(note.node, context), until: iso(note.until), outcome: note.waiting };
    case 'message':
      return messageLine(note, context);
    case 'task':
      return { text: note.task.title, until: iso(note.task.dueAt) };
    case 'call':
      return { text: note.call.url };
    case 'ended':
      return { text: stepText(note.node, context), outcome: note.reason };
    default:
      return changeLine(note, context);
  }
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

function stepText(node: number | null, { plan, journey, words }: Context): string {
  const spec = plan.journeys.get(journey)?.spec;
  return (spec && node !== null && describeNode(spec, node, words)) || '';
}

function stepLine({ step }: Note & { kind: 'step' }, context: Context): Shown {
  const { why, detail } = presentWitness(step.detail, context.words);
  return { text: stepText(step.node, context), outcome: step.outcome, why, detail };
}

function messageLine({ intention, outlook }: Note & { kind: 'message' }, context: Context): Shown {
  const name = context.words.names.of('messages', intention.message ?? '');
  const body = bodyOf(intention, context);
  return { text: name, body, refused: outlook.refused, until: iso(outlook.from) };
}

/** The text with its names filled in; null when it cannot be read. */
function bodyOf({ message, staff }: DraftIntention, { plan: { plan }, contact }: Context): string | null {
  const text = plan.messages[message ?? '']?.text;
  if (text === undefined) return null;
  try {
    const engine = createTemplateEngine();
    const parsed = engine.parse(text);
    const coupons = sampleCoupons(couponsIn(engine, parsed));
    const member = plan.staff[staff ?? '']?.name ?? null;
    return engine.renderSync(parsed, templateValues({ contact: contact.name, staff: member, coupons }));
  } catch {
    return null;
  }
}

type Change = Extract<Note, { kind: 'tag' | 'stage' | 'standing' | 'journey' }>;

function changeLine(note: Change, { words: { names, lang } }: Context): Shown {
  switch (note.kind) {
    case 'tag': {
      const tag = names.tag(note.change.ref);
      return {
        text:
          note.change.change === 'added'
            ? say(lang, `打上 ${tag}`, `${tag} added`)
            : say(lang, `去掉 ${tag}`, `${tag} removed`),
      };
    }
    case 'stage':
      return { text: names.of('stages', note.change.to) };
    case 'journey':
      return { text: names.of('journeys', note.journey) };
    case 'standing': {
      const { name, props } = note.event;
      const what =
        props.segment !== undefined
          ? names.of('segments', String(props.segment))
          : names.tier(`${props.ladder}/${props.tier}`);
      return { text: `${eventWords(name, lang)} ${what}` };
    }
  }
}

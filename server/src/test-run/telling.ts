import { CALLED } from '@hetang/contract/plan/kinds/journey-starts';
import type { CompiledPlan } from '../reaction/compiled-plan.ts';
import type { ContactState, EnrolmentState } from '../reaction/contact-state.ts';
import type { DerivedEvent, DraftIntention, Effects, StepRecord } from '../reaction/reaction.ts';
import { type Note, toldEffects } from './notes.ts';
import { outlookOf, type Willing } from './outlook.ts';

interface TellingOptions {
  plan: CompiledPlan;
  journey: string;
  contact: ContactState;
  willing: Willing;
  now(): Date;
}

const STANDING_EVENTS: ReadonlySet<string> = new Set([
  'segment.entered',
  'segment.left',
  'tier.entered',
  'tier.left',
]);

/** Puts down what happens in a run: each step, then what it brought about, then where the person rests. */
export class Telling {
  readonly notes: Note[] = [];
  readonly #options: TellingOptions;
  /** What the step under way has brought about; it is told after the step. */
  #held: Note[] = [];
  /** Where the person was seen last. */
  #place = '';
  /** When messages of this run went out (ms). */
  readonly #sent: number[] = [];

  constructor(options: TellingOptions) {
    this.#options = options;
  }

  event(name: string, props: Record<string, unknown>): void {
    this.notes.push({ kind: 'event', at: this.#options.now(), node: null, name, props });
  }

  /** Effects for one input, which tell of themselves. */
  effects(): Effects {
    const { journey } = this.#options;
    const at = this.#options.now();
    return toldEffects({
      steps: (step) => this.#step(step),
      intentions: (intention) => this.#message(intention),
      tasks: (task) => this.#hold({ kind: 'task', at, node: task.enrolment.node, task }),
      calls: (call) => this.#hold({ kind: 'call', at, node: call.enrolment.node, call }),
      tagChanges: (change) => {
        const note: Note = { kind: 'tag', at, node: null, change };
        if (change.source === `journey:${journey}`) this.#hold(note);
        else this.notes.push(note);
      },
      stageChanges: (change) => {
        const note: Note = { kind: 'stage', at, node: null, change };
        if (change.cause.journey === journey) this.#hold(note);
        else this.notes.push(note);
      },
      derived: (event) => this.#derived(event),
    });
  }

  /** After an input: what is still held, and where the person is now. */
  rest(enrolment: EnrolmentState | null): void {
    const at = this.#options.now();
    const place = enrolment ? `${enrolment.seq} ${enrolment.status} ${enrolment.dueAt?.getTime()}` : '';
    if (enrolment && place !== this.#place) {
      const { node, waiting, dueAt, endReason } = enrolment;
      if (enrolment.status === 'active') this.notes.push({ kind: 'waits', at, node, waiting, until: dueAt });
      this.#tellHeld(node);
      if (enrolment.status === 'ended')
        this.notes.push({ kind: 'ended', at, node, reason: endReason ?? 'completed' });
    }
    this.#place = place;
    this.#tellHeld(null);
  }

  #step(step: StepRecord): void {
    if (step.enrolment.journey !== this.#options.journey) return;
    this.notes.push({ kind: 'step', at: step.at, node: step.node, step });
    this.#tellHeld(step.node);
  }

  #message(intention: DraftIntention): void {
    if (intention.kind === 'tag') return;
    const at = this.#options.now();
    const outlook = outlookOf(intention, { ...this.#options, now: at, sent: this.#sent });
    if (outlook.refused === null && intention.kind !== 'welcome')
      this.#sent.push((outlook.from ?? at).getTime());
    const note: Note = { kind: 'message', at, node: intention.enrolment?.node ?? null, intention, outlook };
    if (intention.enrolment) this.#hold(note);
    else this.notes.push(note);
  }

  #derived(event: DerivedEvent): void {
    const { at, name, props } = event;
    if (STANDING_EVENTS.has(name)) this.notes.push({ kind: 'standing', at, node: null, event });
    else if (name === CALLED && props.by === `journey:${this.#options.journey}`)
      this.#hold({ kind: 'journey', at, node: null, journey: String(props.journey) });
  }

  #hold(note: Note): void {
    this.#held.push(note);
  }

  #tellHeld(node: number | null): void {
    this.notes.push(...this.#held.map((note) => ({ ...note, node: note.node ?? node })));
    this.#held = [];
  }
}

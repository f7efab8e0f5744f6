import type { Condition } from '../../contract/src/plan/condition.ts';
import type { Plan } from '../../contract/src/plan/registry.ts';
import { durationMs } from '../../contract/src/plan/values.ts';
import { ModelPerson } from '../harness/journey-model.ts';
import type { ModelEvent } from '../harness/journey-model-starts.ts';
import { type LadderModel, makeLadderModel } from '../harness/ladder-model.ts';
import { meaning } from '../harness/meaning.ts';
import type { Happening, Person } from '../harness/random-people.ts';

/** What somebody did, and its place in the log: events of one moment are in this order. */
type Logged = Happening & { part: number; nr: number; props: Record<string, unknown> };

/**
 * Everything that a plan does to one person, told as plainly as can be: after each event and each wait everything is looked at
 * again, straight from the history. No database, no batches, no counters, no SQL. The engine is compared with it.
 */
export class WholePerson {
  readonly way: ModelPerson;
  readonly id: number;
  readonly #plan: Plan;
  #history: Logged[] = [];
  #ladders: LadderModel;

  constructor(id: number, plan: Plan) {
    this.id = id;
    this.#plan = plan;
    this.#ladders = makeLadderModel(plan);
    this.way = new ModelPerson(id, plan.journeys, new Map());
    const { facts } = this.way;
    facts.zone = plan.meta.timezone;
    facts.exclusive = Object.entries(plan.tags).flatMap(([key, { choose }]) =>
      choose === 'one' ? [key] : [],
    );
    facts.belongs = (segment) => this.belongs(segment);
    this.way.before = (event) => this.#take(event);
    this.way.after = () => this.#look();
  }

  /** Events that this person has had, in the order of the log. */
  get history(): readonly Logged[] {
    return this.#history;
  }

  /** Time has come to an instant: what is due happens. */
  comeTo(now: number): void {
    this.way.facts.now = now;
    this.way.settle();
    if (this.#history.length > 0) this.#look();
  }

  belongs(segment: string): boolean {
    const asked = this.#plan.segments[segment];
    return asked !== undefined && this.means(asked.when);
  }

  /** The tier of a ladder, null when on none, and when it is looked at next. */
  tierOf(ladder: string): { tier: string | null; reviewAt: number | null } | undefined {
    const place = this.#ladders.places.get(`0 ${ladder}`);
    if (!place) return undefined;
    return {
      tier: Object.keys(this.#plan.ladders[ladder]?.tiers ?? {})[place.at] ?? null,
      reviewAt: place.reviewAt,
    };
  }

  /** What the job that looks after tags asks for at this moment: tags whose time is over, and those of a rule. */
  keepTags(): void {
    const { facts } = this.way;
    const asks: { add?: string[]; remove?: string[] }[] = [];
    for (const [tag, at] of facts.tags) {
      const [group = '', value = ''] = tag.split('/');
      const spec = this.#plan.tags[group]?.values[value];
      const expires = typeof spec === 'object' ? spec.expires : undefined;
      if (expires !== undefined && at + durationMs(expires) <= facts.now) asks.push({ remove: [tag] });
    }
    for (const [group, { values }] of Object.entries(this.#plan.tags)) {
      const ruled = Object.entries(values).filter(
        ([, spec]) => typeof spec === 'object' && spec.when !== undefined,
      );
      const first = ruled.find(([, spec]) => typeof spec === 'object' && spec.when && this.means(spec.when));
      if (first && !facts.tags.has(`${group}/${first[0]}`)) asks.push({ add: [`${group}/${first[0]}`] });
    }
    for (const ask of asks) this.way.tell('contact.tags-set', ask);
  }

  /** Becomes one with somebody of whom everything has been worked off. */
  absorb(other: WholePerson): void {
    this.#history.push(...other.#history);
    this.#history.sort((a, b) => a.part - b.part || a.nr - b.nr);
    for (const [key, place] of other.#ladders.places)
      if (!this.#ladders.places.has(key)) this.#ladders.places.set(key, place);
    this.way.absorb(other.way);
  }

  means(condition: Condition): boolean {
    return meaning(condition, this.#asPerson(), { plan: this.#plan, now: this.way.facts.now });
  }

  /** Counts it, moves on to the furthest stage that it opens, sets its tags. */
  #take({ name, props, at }: ModelEvent): void {
    const part = this.id;
    const isFirst = this.#history.length === 0;
    this.#history.push({ ...happeningOf(name, props, at), part, nr: this.#history.length, props });
    const { facts } = this.way;
    if (isFirst) this.way.tell('stage.entered', { stage: facts.stage }, at);
    const open = Object.entries(this.#plan.stages).filter(([, { enter }]) => enter && this.means(enter));
    const further = open.at(-1)?.[0];
    if (further !== undefined && facts.moveTo(further) === 'moved')
      this.way.tell('stage.entered', { stage: further }, at);
    if (name === 'contact.tags-set') this.way.retag(refs(props.add), refs(props.remove), at);
  }

  #look(): void {
    const { now } = this.way.facts;
    for (const [key, { tiers }] of Object.entries(this.#plan.ladders)) {
      const fit = Object.values(tiers).findLastIndex(({ when }) => !when || this.means(when));
      this.#ladders.look(0, key, { fit, now });
    }
  }

  /** As conditions see a person; what the plans of this test do not ask for is left out. */
  #asPerson(): Person {
    const { facts } = this.way;
    return {
      stage: facts.stage as Person['stage'],
      stageAgo: null,
      tier: (this.tierOf('l')?.tier ?? null) as Person['tier'],
      tierAgo: 0,
      code: null,
      fields: { g: '' },
      tags: [...facts.tags.keys()] as Person['tags'],
      tagAgo: 0,
      friends: [],
      friendCode: null,
      lost: false,
      journeys: [],
      consents: [],
      groups: [],
      history: this.#history,
    };
  }
}

const refs = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);

/** Numbers travel as they are and are read in whole thousandths. */
function happeningOf(name: string, props: Record<string, unknown>, at: number): Happening {
  const thousandths = (value: unknown) =>
    (typeof value === 'number' ? Math.round(value * 1000) : null) as Happening['amount'];
  return {
    name: name as Happening['name'],
    at,
    sku: (props.sku ?? null) as Happening['sku'],
    amount: thousandths(props.amount),
    points: thousandths(props.points),
  };
}

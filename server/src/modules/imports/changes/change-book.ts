import type { ImportChange, ImportPreview } from '@hetang/contract/http/import-files';
import type { Plan } from '@hetang/contract/plan/registry';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { Identity, IncomingEvent, IngestResult } from '../../contacts/api.ts';
import type { Row } from '../row.ts';
import { type ContactChange, type ContactFacts, changeOf, isEmpty } from '../rules/contact-change.ts';
import { sourceOf } from '../rules/undo-change.ts';
import { readFacts } from './read-facts.ts';

/** A row with its events, waiting for its batch. */
export interface ReadyRow extends Row {
  events: IncomingEvent[];
}

/** Of each kind this many are shown. */
const SHOWN = 20;

interface Noting {
  rows: readonly ReadyRow[];
  /** One for each event of the rows, in order. */
  results: readonly IngestResult[];
  /** Names that somebody had before this batch. */
  known: ReadonlySet<string>;
  now: Date;
}

interface Change {
  line: number;
  contactId: number;
  added: boolean;
  change: ContactChange;
}

/**
 * What an import changes, row by row: counted and sampled for whoever looks at a dry run, and kept for an undo when it is a
 * real one. Its memory grows with the people of the file, so it is for files of a size that is kept.
 */
export class ChangeBook {
  readonly #run: { id: number; dryRun: boolean };
  readonly #plan: Plan | null;
  /** Who was on which row first. */
  readonly #firstLine = new Map<string, number>();
  readonly #preview: ImportPreview = {
    added: 0,
    updated: 0,
    unchanged: 0,
    duplicates: 0,
    updates: [],
    additions: [],
    duplicateLines: [],
  };

  constructor(run: { id: number; dryRun: boolean }, plan: Plan | null) {
    this.#run = run;
    this.#plan = plan;
  }

  get preview(): ImportPreview {
    return this.#preview;
  }

  /** The names of the rows that are known already. */
  async lookBefore(tx: Tx, rows: readonly ReadyRow[]): Promise<Set<string>> {
    const named = rows.flatMap((row) => row.events[0]?.identities ?? []);
    const found = await tx.rows<Identity>(sql`
      select i.kind, i.value from identity i
      join unnest(${named.map(({ kind }) => kind)}::text[], ${named.map(({ value }) => value)}::text[]) as w (kind, value)
        on i.kind = w.kind and i.value = w.value`);
    return new Set(found.map(nameOf));
  }

  /** Takes in what the rows of a batch did. */
  async note(tx: Tx, { rows, results, known, now }: Noting): Promise<void> {
    const facts = await readFacts(
      tx,
      results.flatMap(({ contactId }) => contactId ?? []),
    );
    const changes: Change[] = [];
    let next = 0;
    for (const row of rows) {
      const mine = results.slice(next, next + row.events.length);
      next += row.events.length;
      const standing = facts.get(mine[0]?.contactId ?? 0);
      if (!standing) continue;
      const source = sourceOf(this.#run.id);
      const { change, after } = changeOf(standing, row.events, { plan: this.#plan, source });
      facts.set(standing.id, after);
      const added = this.#count(row, { standing, change, known });
      const isFresh = mine.some(({ status }) => status === 'accepted');
      if (isFresh && (added || !isEmpty(change)))
        changes.push({ line: row.line, contactId: standing.id, added, change });
    }
    if (!this.#run.dryRun) await this.#keep(tx, changes, now);
  }

  /** Answers whether the row adds somebody. */
  #count(
    { line, events }: ReadyRow,
    {
      standing,
      change,
      known,
    }: { standing: ContactFacts; change: ContactChange; known: ReadonlySet<string> },
  ): boolean {
    const preview = this.#preview;
    const named = events[0]?.identities ?? [];
    const first = this.#earlier(named, line);
    if (first !== undefined) {
      preview.duplicates++;
      push(preview.duplicateLines, { line, first, who: named[0]?.value ?? '' });
      return false;
    }
    const isKnown = named.some((one) => one.kind === 'contact_id' || known.has(nameOf(one)));
    if (!isKnown) {
      preview.added++;
      push(preview.additions, this.#show(line, null, change));
    } else if (isEmpty(change)) preview.unchanged++;
    else {
      preview.updated++;
      push(preview.updates, this.#show(line, standing, change));
    }
    return !isKnown;
  }

  /** The line on which somebody of these names stood first; undefined when it is this one. */
  #earlier(named: readonly Identity[], line: number): number | undefined {
    const first = named.map((one) => this.#firstLine.get(nameOf(one))).find((one) => one !== undefined);
    for (const one of named) if (!this.#firstLine.has(nameOf(one))) this.#firstLine.set(nameOf(one), line);
    return first;
  }

  #show(line: number, facts: ContactFacts | null, { name, fields, tags }: ContactChange): ImportChange {
    const names = namesOf(this.#plan);
    const said = (refs: readonly string[]) => refs.map((ref) => names.tag(ref)).join('; ');
    const added = tags.added.length > 0;
    return {
      line,
      contact: facts && { id: facts.id, name: facts.name },
      changes: [
        ...(name ? [{ what: 'name', from: name.from, to: name.to }] : []),
        ...Object.entries(fields).map(([key, { from, to }]) => ({
          what: names.of('fields', key),
          from: from === null ? null : String(from),
          to: String(to),
        })),
        ...(added
          ? [{ what: 'tags', from: said(tags.removed.map(({ ref }) => ref)) || null, to: said(tags.added) }]
          : []),
      ],
    };
  }

  async #keep(tx: Tx, changes: readonly Change[], now: Date): Promise<void> {
    if (changes.length === 0) return;
    await tx.run(sql`
      insert into import_change (run_id, line, contact_id, added, change, at)
      select ${this.#run.id}, c.line, c."contactId", c.added, c.change, ${now}
      from json_to_recordset(${JSON.stringify(changes)}::json)
        as c (line int, "contactId" bigint, added boolean, change jsonb)
      on conflict do nothing`);
  }
}

/** Samples are few. */
function push<T>(shown: T[], one: T): void {
  if (shown.length < SHOWN) shown.push(one);
}

const nameOf = ({ kind, value }: Identity): string => `${kind}\u0000${value}`;

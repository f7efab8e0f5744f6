/** A piece of SQL with its values; made by the `sql` tag, so values can never become text. */
export class Sql {
  readonly strings: readonly string[];
  readonly values: readonly unknown[];

  constructor(strings: readonly string[], values: readonly unknown[]) {
    this.strings = strings;
    this.values = values;
  }

  /** The statement as the driver wants it: `$1`-numbered text and its values. */
  compile(): { text: string; values: unknown[] } {
    const values: unknown[] = [];
    const write = (part: Sql): string => {
      let text = part.strings[0] ?? '';
      part.values.forEach((value, i) => {
        text += value instanceof Sql ? write(value) : `$${values.push(asParameter(value))}`;
        text += part.strings[i + 1] ?? '';
      });
      return text;
    };
    return { text: write(this), values };
  }
}

/** Large arrays of numbers and texts as PostgreSQL reads them; the driver writes each element at ten times the cost. */
function asParameter(value: unknown): unknown {
  if (!Array.isArray(value) || !value.every(isPlain)) return value;
  let text = '';
  for (const element of value) text += text === '' ? writeElement(element) : `,${writeElement(element)}`;
  return `{${text}}`;
}

function isPlain(element: unknown): element is string | number | null {
  return typeof element === 'number' || typeof element === 'string' || element === null;
}

function writeElement(element: string | number | null): string {
  if (typeof element !== 'string') return element === null ? 'NULL' : String(element);
  return /["\\]/.test(element) ? `"${element.replace(/["\\]/g, '\\$&')}"` : `"${element}"`;
}

/** Writes a statement: ``sql`select * from contact where id = ${id}` ``. Fragments nest. */
export function sql(strings: TemplateStringsArray, ...values: unknown[]): Sql {
  return new Sql(strings, values);
}

/** Text that is part of the program (a column from a fixed list), never of the input. */
export function raw(text: string): Sql {
  return new Sql([text], []);
}

/** Joins fragments, for `where a and b` from a list. An empty list gives `otherwise`. */
export function join(parts: readonly Sql[], separator: string, otherwise = ''): Sql {
  if (parts.length === 0) return raw(otherwise);
  return new Sql(['', ...parts.slice(1).map(() => separator), ''], parts);
}

import { XMLParser } from 'fast-xml-parser';

/** The fields of a message: text by tag name. Lists of items are joined by commas, other nested ones left out. */
export type MessageFields = Record<string, string>;

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  processEntities: false,
  trimValues: true,
  maxNestedTags: 8,
});

/** Reads the decrypted XML of a push. Null when it is not one; entities and document types are refused. */
export function readMessage(xml: string): MessageFields | null {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return null;
  let root: unknown;
  try {
    root = (parser.parse(xml, true) as { xml?: unknown }).xml;
  } catch {
    return null;
  }
  if (typeof root !== 'object' || root === null || Array.isArray(root)) return null;
  const fields = Object.entries(root)
    .map(([name, value]) => [name, textOf(value)] as const)
    .filter((entry): entry is [string, string] => entry[1] !== null && !entry.join('').includes('\u0000'));
  return fields.length > 0 ? Object.fromEntries(fields) : null;
}

/** Text as it is; `<Item>a</Item><Item>b</Item>` as `a,b`. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'Item')) return null;
  const items = [(value as { Item: unknown }).Item].flat();
  return items.every((item) => typeof item === 'string') ? items.join(',') : null;
}

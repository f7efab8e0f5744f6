import { XMLParser } from 'fast-xml-parser';

/** The fields of a message: text by tag name, nested ones left out. */
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
  const fields = Object.entries(root).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !entry.join('').includes('\u0000'),
  );
  return fields.length > 0 ? Object.fromEntries(fields) : null;
}

import { type Kind, kindSchemas } from '@hetang/contract/plan/registry';
import { type Document, parseDocument } from 'yaml';

/** A file of a plan as a tree that knows where everything is written. */
export function documentOf(text: string): Document {
  return parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: false, logLevel: 'silent' });
}

export function isKind(key: string): key is Kind {
  return Object.hasOwn(kindSchemas, key);
}

import { type ImportMapping, importMappingSchema } from '@hetang/contract/imports/mapping';
import { explain } from '../../plan/check/explain.ts';
import { hasErrors, type Issue } from '../../plan/source/issue.ts';
import { parseFile } from '../../plan/source/parse-file.ts';
import { FilePlaces, type Places } from '../../plan/source/places.ts';
import { readTree, type TreeReader } from '../../plan/source/read-tree.ts';
import { makeTimeReader } from './rules/read-time.ts';

/** A mapping file as read: the mapping, or what is wrong with it and where. */
export type MappingReading = { mapping: ImportMapping; issues: [] } | { mapping: null; issues: Issue[] };

/** Reads one mapping file. Never throws on bad input. */
export function readMapping(path: string, text: string): MappingReading {
  const file = parseFile(path, text.replace(/^\ufeff/, ''));
  const places = new FilePlaces(file);
  const reader: TreeReader = { file, issues: [...file.issues] };
  if (file.document) {
    const value = readTree(reader, file.document.contents);
    const parsed = hasErrors(reader.issues) ? null : importMappingSchema.safeParse(value);
    if (parsed?.success) {
      const issues = timeIssues(parsed.data, places);
      return issues.length === 0 ? { mapping: parsed.data, issues: [] } : { mapping: null, issues };
    }
    if (parsed) {
      for (const { path: at, at: where, ...words } of explain(importMappingSchema, value)) {
        const place = where === 'key' ? places.ofKey(at) : places.of(at);
        reader.issues.push({
          ...words,
          code: words.code.replace(/^plan\//, 'import/'),
          severity: 'error',
          place,
        });
      }
    }
  }
  return { mapping: null, issues: reader.issues };
}

function timeIssues({ time }: ImportMapping, places: Places): Issue[] {
  const issues: Issue[] = [];
  if (!isZone(time.zone))
    issues.push({
      code: 'import/bad-zone',
      severity: 'error',
      place: places.of(['time', 'zone']),
      text: { zh: `没有“${time.zone}”这个时区`, en: `There is no time zone ${time.zone}` },
      hint: { zh: '例如 Asia/Shanghai', en: 'Such as Asia/Shanghai' },
    });
  if (!isFormat(time.format))
    issues.push({
      code: 'import/bad-time-format',
      severity: 'error',
      place: places.of(['time', 'format']),
      text: { zh: `读不懂时间格式“${time.format}”`, en: `The time format ${time.format} cannot be used` },
      hint: {
        zh: '写 auto，或像 yyyy/MM/dd HH:mm:ss 这样，年月日各一次',
        en: 'Write auto, or letters such as yyyy/MM/dd HH:mm:ss with year, month and day once each',
      },
    });
  return issues;
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function isFormat(format: string): boolean {
  try {
    makeTimeReader(format, () => new Date(0));
    return true;
  } catch {
    return false;
  }
}

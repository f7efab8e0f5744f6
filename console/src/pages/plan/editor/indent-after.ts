/** Columns by which the line after this one is set in: deeper after `key:`, beside the key of a list item. */
export function indentAfter(line: string): number {
  const [, lead = '', dashes = '', content = ''] = /^(\s*)((?:-\s+)*)(.*)$/.exec(line) ?? [];
  const said = content.replace(/(?:^|\s+)#.*$/, '').trimEnd();
  if (said === '' && dashes === '') return lead.length;
  if (/(?:^|[^\s]):$/.test(said) || /:\s+[|>][+-]?\d?$/.test(said)) return lead.length + dashes.length + 2;
  const isMap = /^[^\s"'{[#][^:{[]*:\s/.test(said);
  return isMap ? lead.length + dashes.length : lead.length;
}

/** The longest beginning that fits into so many bytes of UTF-8, without a broken character, marked by `…`. */
export function cutBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text;
  let size = 3; // of the ellipsis
  let kept = '';
  for (const char of text) {
    size += Buffer.byteLength(char);
    if (size > most) break;
    kept += char;
  }
  return `${kept}…`;
}

const EXTENSIONS: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
};

/** A name for a picture's file that every system takes and people recognize: `官网首页-1200px.png`. */
export function fileNameOf(name: string, picture: { type: string; size?: number | undefined }): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, ' ')
    .trim()
    // Windows drops dots at the end, and a leading one hides the file elsewhere.
    .replace(/^\.+|\.+$/g, '');
  const size = picture.size === undefined || picture.type === 'image/svg+xml' ? '' : `-${picture.size}px`;
  return `${plain || 'code'}${size}.${EXTENSIONS[picture.type] ?? 'png'}`;
}

/** The same names, each made unique by a number. */
export function uniqueName(file: string, taken: Set<string>): string {
  let unique = file;
  for (let nr = 2; taken.has(unique.toLowerCase()); nr++) unique = file.replace(/(\.\w+)$/, ` (${nr})$1`);
  taken.add(unique.toLowerCase());
  return unique;
}

/** A chart as it stands on the page. */
export interface Drawn {
  svg: string;
  /** Pixels. */
  width: number;
  height: number;
  /** Colours of text and of what is behind it. */
  ink: string;
  paper: string;
}

export interface PictureWords {
  title: string;
  /** Below the title: what was asked, days, time zone. */
  notes: readonly string[];
}

export const pictureFormats = ['png', 'svg'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

const [EDGE, TITLE, NOTE] = [16, 30, 20];
/** Pixels of a PNG for each of the page. */
const SHARP = 2;

/** The chart with its title above it, as an SVG that stands for itself. */
export function pictureOf(
  drawn: Drawn,
  { title, notes }: PictureWords,
): { svg: string; width: number; height: number } {
  const top = EDGE + TITLE + notes.length * NOTE;
  const [width, height] = [drawn.width + EDGE * 2, drawn.height + top + EDGE];
  const line = (text: string, y: number, size: number, weight: number) =>
    `<text x="${EDGE}" y="${y}" font-family="sans-serif" font-size="${size}" font-weight="${weight}" fill="${drawn.ink}">${escaped(text)}</text>`;
  const inner = drawn.svg.replace('<svg ', `<svg x="${EDGE}" y="${top}" `);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="${drawn.paper}"/>${line(title, EDGE + 18, 18, 600)}${notes
    .map((note, nr) => line(note, EDGE + TITLE + 12 + nr * NOTE, 13, 400))
    .join('')}${inner}</svg>`;
  return { svg, width, height };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Hands the picture to the browser as a download. */
export async function savePicture(drawn: Drawn, words: PictureWords, format: PictureFormat): Promise<void> {
  const { svg, width, height } = pictureOf(drawn, words);
  const name = `${words.title}.${format}`;
  const address = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  if (format === 'svg') return download(new Blob([svg], { type: 'image/svg+xml' }), name);
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width * SHARP, height * SHARP];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob) download(blob, name);
}

function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

import { create, toBuffer } from 'qrcode';

/** A quarter of the picture may be damaged or covered: it is printed, and shops put a logo on it. */
const CORRECTION = 'Q';
/** White around it, in modules, as the standard asks. */
const MARGIN = 4;

/** The QR code of a text as PNG, `size` pixels to a side. */
export function drawPng(text: string, size: number): Promise<Buffer> {
  return toBuffer(text, { type: 'png', errorCorrectionLevel: CORRECTION, margin: MARGIN, width: size });
}

/** The same as SVG: one path, sharp in any size; with a line below it when `caption` is given. */
export function drawSvg(text: string, caption: string | null): string {
  const { modules } = create(text, { errorCorrectionLevel: CORRECTION });
  const side = modules.size + 2 * MARGIN;
  const rows = Array.from({ length: modules.size }, (_, y) => {
    const row = Array.from({ length: modules.size }, (_, x) => (modules.get(y, x) ? '1' : '0')).join('');
    // A run of dark modules is one bar.
    return [...row.matchAll(/1+/g)]
      .map(({ 0: run, index }) => `M${index + MARGIN} ${y + MARGIN}h${run.length}v1h-${run.length}z`)
      .join('');
  });
  return svgOf(side, caption, `<path shape-rendering="crispEdges" d="${rows.join('')}"/>`);
}

/** A picture as it is, in an SVG. */
export function wrapPicture(picture: { type: string; bytes: Buffer }, caption: string | null): string {
  const data = `data:${picture.type};base64,${picture.bytes.toString('base64')}`;
  const image = `<image width="100" height="100" style="image-rendering:pixelated" href="${data}"/>`;
  return svgOf(100, caption, image);
}

function svgOf(side: number, caption: string | null, inner: string): string {
  const line = caption === null ? 0 : side / 8;
  const words =
    caption === null
      ? ''
      : `<text x="${side / 2}" y="${side + line / 3}" font-size="${fontSize(caption, side)}" font-family="sans-serif" text-anchor="middle" dominant-baseline="middle">${escapeXml(caption)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side + line}" width="400" height="${(400 * (side + line)) / side}"><rect width="${side}" height="${side + line}" fill="#fff"/>${inner}${words}</svg>`;
}

/** So that the line fits: a Chinese character is as wide as it is high. */
function fontSize(caption: string, side: number): number {
  return Math.min(side / 14, (side * 0.9) / Math.max(1, [...caption].length));
}

function escapeXml(text: string): string {
  return (
    text
      .replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
      // Characters that XML does not know at all.
      .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
  );
}

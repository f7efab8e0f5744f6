import { toBuffer } from 'qrcode';

/** What a code's picture says: the emulator's own scan page. */
export function scanUrl(baseUrl: string, configId: string): string {
  return `${baseUrl}/scan/${configId}`;
}

/** The picture, PNG. */
export function qrPng(text: string): Promise<Buffer> {
  return toBuffer(text, { type: 'png', errorCorrectionLevel: 'M', margin: 2, width: 300 });
}

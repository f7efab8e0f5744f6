import styles from './shell.module.css';

/** The reader's name and the day over the whole page, so that a photo of a screen says whose it was. Nothing can be pressed on it. */
export function Watermark({ text }: { text: string }) {
  return <div aria-hidden="true" className={styles.watermark} style={{ backgroundImage: tileOf(text) }} />;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function tileOf(text: string): string {
  const safe = text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="360" height="220"><text x="20" y="150" transform="rotate(-20 20 150)" font-family="sans-serif" font-size="15" fill="#7f7f7f">${safe}</text></svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}

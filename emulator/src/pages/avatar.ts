import { seedFrom } from '../kernel/random.ts';

/** Text that is safe inside markup. */
export function escapeMarkup(text: string): string {
  return text.replaceAll(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** A coloured tile with the first character of the name. */
export function avatarSvg(person: { id: string; name: string }): string {
  const hue = seedFrom('avatar', person.id) % 360;
  const first = escapeMarkup([...person.name][0] ?? '?');
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96" viewBox="0 0 96 96">' +
    `<rect width="96" height="96" fill="hsl(${hue} 42% 45%)"/>` +
    `<text x="48" y="62" font-size="42" text-anchor="middle" fill="#fff" font-family="sans-serif">${first}</text></svg>`
  );
}

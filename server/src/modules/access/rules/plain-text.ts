/** A name or login without characters that nobody can see; the database refuses one of them (NUL). */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Cc}/gu, '')
    .trim();
}

/** Logins do not distinguish capitals, so that one person cannot look like two. */
export function normalLogin(login: string): string {
  return plainText(login).toLowerCase();
}

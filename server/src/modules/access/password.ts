import { hash, verify } from '@node-rs/argon2';
import { newSessionToken } from './secrets.ts';

/** argon2id (the library's default algorithm) with the first choice of the OWASP cheat sheet: 19 MiB, 2 passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let decoy: Promise<string> | undefined;

/** The argon2id hash of a password, with its salt and cost in it. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/**
 * Whether the password fits. Without a hash (nobody has this login) the same work is done on a decoy, so that
 * the time of the answer does not tell which logins exist.
 */
export async function passwordFits(password: string, passwordHash: string | null): Promise<boolean> {
  decoy ??= hashPassword(newSessionToken());
  const fits = await verify(passwordHash ?? (await decoy), password);
  return fits && passwordHash !== null;
}

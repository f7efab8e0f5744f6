import { hash, verify } from '@node-rs/argon2';
import { newSessionToken } from './secrets.ts';

/** argon2id (the library's default algorithm) with the first choice of the OWASP cheat sheet: 19 MiB, 2 passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let decoy: Promise<string> | undefined;

/** The argon2id hash of a password, with its salt and cost in it. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Compares a password with a hash; all the work of it is in the cost that the hash names. */
export type Compare = (passwordHash: string, password: string) => Promise<boolean>;

/**
 * Whether the password fits. Without a hash (nobody has this login) the same work is done on a decoy, so that
 * the time of the answer does not tell which logins exist.
 * @param compare argon2id unless given.
 */
export async function passwordFits(
  password: string,
  passwordHash: string | null,
  compare: Compare = verify,
): Promise<boolean> {
  decoy ??= hashPassword(newSessionToken());
  const fits = await compare(passwordHash ?? (await decoy), password);
  return fits && passwordHash !== null;
}

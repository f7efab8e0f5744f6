import { randomBytes } from 'node:crypto';

/** Digits and letters that nobody mixes up. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;

/** A code of 60 random bits: nobody guesses one of a million in a million years of trying once a second. */
export function newCode(): string {
  return Array.from(randomBytes(LENGTH), (byte) => SIGNS[byte % SIGNS.length]).join('');
}

/** A code as people type it: with spaces or hyphens, in small letters, with the letters that look like digits. */
export function readCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

import { hashOf } from '../../../reaction/hash.ts';

interface Arm {
  arm: string;
  weight: number;
  to: number;
}

/** Numbers of `hashOf` are below this. */
const WHOLE = 2 ** 53;

/**
 * The arm of a contact: by a hash of the split's name and the contact, so it is the same on every visit, in every
 * version and on every machine as long as arms and weights are. A share of the weights is that share of all contacts.
 */
export function armFor(split: string, contactId: number, arms: readonly Arm[]): Arm {
  const whole = arms.reduce((sum, { weight }) => sum + weight, 0);
  let left = (hashOf(`${split}\u0000${contactId}`) / WHOLE) * whole;
  for (const arm of arms) {
    left -= arm.weight;
    if (left < 0) return arm;
  }
  const last = arms.at(-1);
  if (!last) throw new RangeError(`a split without arms: ${split}`);
  return last;
}

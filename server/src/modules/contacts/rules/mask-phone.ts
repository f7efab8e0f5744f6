/** A phone number that can be recognised but not dialled: `138****5678`; short ones lose their middle as well. */
export function maskPhone(phone: string): string {
  const shown = phone.length >= 11 ? { head: phone.length - 8, tail: 4 } : { head: 2, tail: 2 };
  if (phone.length <= 4) return '*'.repeat(phone.length);
  const hidden = phone.length - shown.head - shown.tail;
  return phone.slice(0, shown.head) + '*'.repeat(hidden) + phone.slice(phone.length - shown.tail);
}

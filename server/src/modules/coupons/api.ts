export { absorbCoupons, restoreCoupons } from './absorb-coupons.ts';
export { expireCoupons } from './sql/expire-coupons.ts';
export { giveCoupons } from './sql/give-coupons.ts';
export { COUPONS } from './sql/timers.ts';
export { usableCoupons } from './sql/usable-coupons.ts';

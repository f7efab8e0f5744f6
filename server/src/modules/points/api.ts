export { absorbPoints, restorePoints } from './absorb-points.ts';
export { expirePoints } from './rules/expire.ts';
export { loadGiven, loadPoints } from './sql/load-points.ts';
export { savePoints } from './sql/save-points.ts';
export { POINTS } from './sql/timers.ts';

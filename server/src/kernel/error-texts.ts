import { accessTexts } from './error-texts/access.ts';
import { backupTexts } from './error-texts/backup.ts';
import type { ErrorText } from './error-texts/error-text.ts';
import { eventsTexts } from './error-texts/events.ts';
import { journeyTexts } from './error-texts/journeys.ts';
import { loyaltyTexts } from './error-texts/loyalty.ts';
import { planTexts } from './error-texts/plan.ts';
import { processTexts } from './error-texts/process.ts';
import { requestTexts } from './error-texts/request.ts';
import { robotTexts } from './error-texts/robots.ts';
import { serviceTexts } from './error-texts/service.ts';
import { standingTexts } from './error-texts/standing.ts';
import { workTexts } from './error-texts/work.ts';

const texts = {
  ...accessTexts,
  ...backupTexts,
  ...eventsTexts,
  ...journeyTexts,
  ...loyaltyTexts,
  ...planTexts,
  ...processTexts,
  ...requestTexts,
  ...robotTexts,
  ...serviceTexts,
  ...standingTexts,
  ...workTexts,
} as const;

export type ErrorCode = keyof typeof texts;
/** Every error of the product in two languages, by code; one file an area. */
export const errorTexts: Record<ErrorCode, ErrorText> = texts;

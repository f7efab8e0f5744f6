import type { Rule } from '../rule.ts';
import { accountWithoutStaff } from './account-without-staff.ts';
import { atmosphereOwner } from './atmosphere-owner.ts';
import { awayWithoutStandIn } from './away-without-stand-in.ts';
import { classWithoutPersona } from './class-without-persona.ts';
import { codeComplete } from './code-complete.ts';
import { codeHours } from './code-hours.ts';
import { dutyHours } from './duty-hours.ts';
import { openingParts } from './opening-parts.ts';
import { scriptOccasion } from './script-occasion.ts';
import { shiftHours } from './shift-hours.ts';
import { stageWithoutAccount } from './stage-without-account.ts';
import { unitCycle } from './unit-cycle.ts';
import { unitLevel } from './unit-level.ts';
import { unitWithoutManager } from './unit-without-manager.ts';

/** About the organisation, its people, their accounts, scripts and codes. */
export const peopleRules: readonly Rule[] = [
  unitCycle,
  unitLevel,
  unitWithoutManager,
  awayWithoutStandIn,
  dutyHours,
  accountWithoutStaff,
  classWithoutPersona,
  stageWithoutAccount,
  atmosphereOwner,
  openingParts,
  scriptOccasion,
  codeComplete,
  codeHours,
  shiftHours,
];

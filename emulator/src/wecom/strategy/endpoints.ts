import type { Endpoint } from '../endpoint.ts';
import {
  createStrategy,
  delStrategy,
  editStrategy,
  getStrategy,
  getStrategyRange,
  listStrategies,
} from './customer-strategies.ts';
import { addStrategyTag, delStrategyTag, editStrategyTag, getStrategyTagList } from './strategy-tags.ts';

/** Rule groups of customer contact and their tags. */
export const STRATEGY_ENDPOINTS: Endpoint[] = [
  listStrategies,
  getStrategy,
  getStrategyRange,
  createStrategy,
  editStrategy,
  delStrategy,
  getStrategyTagList,
  addStrategyTag,
  editStrategyTag,
  delStrategyTag,
];

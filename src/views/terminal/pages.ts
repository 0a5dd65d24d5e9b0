export { renderLastTime } from '../pictures/last-time.js';
export { renderOpening, renderPause, renderUnfinished } from './checkin.js';
export { renderCheckin } from './checkin-summary.js';
export { renderEvidence, renderLog } from './evidence/log.js';
export { renderLadder } from './ladder.js';
export { renderPlan, renderPlanChange } from './plan.js';
export { renderNextSteps, renderResult, resultScreens } from './result.js';
export { activeLines, renderStatus } from './status.js';

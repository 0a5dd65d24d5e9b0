/** What the terminal shows, as text. One file for each page. */
export {
  renderCheckin,
  renderFallback,
  renderLeft,
  renderOpening,
  renderPause,
} from './checkin.js';
export { renderLadder } from './ladder.js';
export { renderLog, renderNoted } from './log.js';
export { renderPlan, renderPlanChange } from './plan.js';
export { renderAssessment, renderNextSteps, renderResult } from './result.js';
export { renderStatus } from './status.js';

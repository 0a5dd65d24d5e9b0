/** What the terminal shows, as text. One file for each page. */
export {
  renderCheckin,
  renderFallback,
  renderLeft,
  renderOpening,
  renderPause,
} from './terminal-checkin.js';
export { ladderParts, renderLadder } from './terminal-ladder.js';
export { renderLog, renderNoted } from './terminal-log.js';
export { renderPlan, renderPlanChange } from './terminal-plan.js';
export { renderAssessment, renderNextSteps, renderResult } from './terminal-result.js';
export { renderStatus } from './terminal-status.js';

/** What the terminal shows, as text. One file for each page. */
export { ladderParts, renderLadder } from './terminal-ladder.js';
export { renderPlan } from './terminal-plan.js';
export { renderAssessment, renderNextSteps, renderResult } from './terminal-result.js';
export { renderStatus } from './terminal-status.js';

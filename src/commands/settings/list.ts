/** `settings list` is `settings`, for those who type it as in git. */
export { run } from './settings.js';

/** An alias of `settings`, for fingers used to git. */
export { run } from './settings.js';

/** A journal file is imported like an export. */
export { run } from './import.js';

/** A journal of another machine is brought in as an exported one is. */
export { run } from './import.js';

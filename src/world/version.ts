/** The version of this program; the build writes it into the code, so that no start reads a file for it. */
export { version } from '../../package.json';

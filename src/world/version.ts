/** The build inlines it, so that no start reads package.json. */
export { version } from '../../package.json';

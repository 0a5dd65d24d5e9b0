import { version as published } from '../../package.json';

/** The build inlines it, so that no start reads package.json. */
export const version: string = published;

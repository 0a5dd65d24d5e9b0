import { Chalk } from 'chalk';
import type { Paint } from '../../text/paint.js';

// Whether to colour was decided before this is loaded; chalk is not asked again.
const chalk = new Chalk({ level: 1 });

/**
 * The sixteen colours that every colour terminal has, chosen to be readable on dark and light ground. Wrapped,
 * because chalk's own functions join all that they are given, and whoever maps over lines gives more than the text.
 */
export const colourPaint: Paint = {
  bold: (text) => chalk.bold(text),
  dim: (text) => chalk.dim(text),
  accent: (text) => chalk.cyan.bold(text),
  good: (text) => chalk.green(text),
  warn: (text) => chalk.yellow(text),
};

import { Chalk } from 'chalk';
import type { Paint } from '../../text/paint.js';

// The World has decided to use colour before it loads this module; chalk's own detection is not used.
const chalk = new Chalk({ level: 1 });

/**
 * Colours of the sixteen that every colour terminal has, readable on dark and light backgrounds. Wrapped because
 * chalk's functions join all their arguments, and `lines.map(paint)` passes more than the text.
 */
export const colourPaint: Paint = {
  bold: (text) => chalk.bold(text),
  dim: (text) => chalk.dim(text),
  accent: (text) => chalk.cyan.bold(text),
  good: (text) => chalk.green(text),
  warn: (text) => chalk.yellow(text),
};

import { describe } from 'vitest';
import { faultsOfTheInput } from './faults.js';
import { tryAll } from './try-all.js';

describe('faults of the input', () => tryAll(faultsOfTheInput));

import { describe } from 'vitest';
import { faultsOfTheSystem } from './faults.js';
import { tryAll } from './try-all.js';

describe('faults of the system', () => tryAll(faultsOfTheSystem));

import {labs} from './labs.ts';

/** Each worker has a lab of its own. */
process.env['RUNBOOK_LAB'] = labs[Number(process.env['VITEST_POOL_ID'] ?? '1') - 1];

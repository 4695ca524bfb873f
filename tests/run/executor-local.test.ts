import {openLocalSession} from '../../src/run/local.ts';
import {createHost} from '../helpers/hosts.ts';
import {describeExecutor} from './executor-suite.ts';

describeExecutor('local', () =>
  Promise.resolve({open: openLocalSession, host: createHost(), stop: () => Promise.resolve()}),
);

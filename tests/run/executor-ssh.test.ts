import {openSshSession} from '../../src/run/ssh.ts';
import {startOwnSshd} from '../helpers/own-sshd.ts';
import {describeExecutor} from './executor-suite.ts';

describeExecutor('ssh', async () => {
  const sshd = await startOwnSshd();
  return {open: openSshSession, host: sshd.host('root'), stop: () => sshd[Symbol.asyncDispose]()};
});

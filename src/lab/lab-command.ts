import {userInfo} from 'node:os';
import {RunbookError} from '../model/error.ts';
import type {Text} from '../model/language.ts';
import type {LabHost} from './lab-hosts.ts';
import type {LabOptions} from './lab-options.ts';
import type {LabPaths} from './lab-paths.ts';
import type {withLock} from './lock.ts';

/** Says what a command on the lab now does. */
export type Say = (step: number, text: Text, host?: LabHost) => void;

/** Step n of N, on one host or for all. */
export function createSay({report}: LabOptions, of: number): Say {
  return (step, text, host) => {
    report({type: 'lab-progress', step, of, text, ...(host === undefined ? {} : {host: host.name})});
  };
}

/** The lab is one command's at a time. */
export function lockOptions(lab: LabPaths, {signal, report}: LabOptions): Parameters<typeof withLock>[0] {
  const text = {
    zh: '等待另一个正在操作该实验环境的命令',
    en: 'Waiting for another command that works on this lab',
  };
  return {file: lab.lock, signal, onWait: () => report({type: 'lab-progress', step: 0, of: 0, text})};
}

/** Namespaces and containers are root's. */
export function requireRoot(): void {
  if (userInfo().uid === 0) return;
  throw new RunbookError({
    code: 'lab-needs-root',
    exit: 3,
    message: {
      zh: '实验环境需要 root：它使用网络命名空间和 systemd-nspawn。',
      en: 'The lab needs root: it uses a network namespace and systemd-nspawn.',
    },
    hint: {
      zh: '以 root 运行，例如 sudo -E npx runbook lab up。',
      en: 'Run it as root, for example sudo -E npx runbook lab up.',
    },
  });
}

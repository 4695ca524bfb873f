import {access} from 'node:fs/promises';
import {RunbookError} from '../model/error.ts';
import {labHosts} from './lab-hosts.ts';
import type {LabOptions} from './lab-options.ts';
import {createLabPaths} from './lab-paths.ts';

export interface LabSshCommand {
  readonly file: 'ssh';
  readonly args: readonly string[];
}

/** The command that opens a shell on a lab host, named by name or address, or runs `command` there. */
export async function labSshCommand(
  host: string,
  options: Pick<LabOptions, 'name' | 'stateDirectory'>,
  command: readonly string[] = [],
): Promise<LabSshCommand> {
  if (!labHosts.some(({name, ip}) => host === name || host === ip)) throw unknownHost(host);
  const {sshConfig} = createLabPaths(options);
  await access(sshConfig).catch((cause: unknown) => {
    throw notUp(cause);
  });
  return {file: 'ssh', args: ['-F', sshConfig, host, ...command]};
}

function unknownHost(host: string): RunbookError {
  const names = labHosts.map(({name}) => name).join(', ');
  return new RunbookError({
    code: 'lab-host-unknown',
    exit: 2,
    message: {
      zh: `没有实验主机 ${host}，应为：${names}`,
      en: `There is no lab host ${host}; expected one of: ${names}`,
    },
  });
}

function notUp(cause: unknown): RunbookError {
  return new RunbookError({
    code: 'lab-not-up',
    exit: 3,
    cause,
    message: {zh: '实验环境没有启动。', en: 'The lab is not up.'},
    hint: {zh: 'runbook lab up', en: 'runbook lab up'},
  });
}

import {onHost} from './command-line.ts';

export const kubectl = 'PATH=$PATH:/opt/kubernetes/bin kubectl --kubeconfig /opt/kubernetes/cfg/admin.kubeconfig';

const folder = '/run/runbook-ask';

/** Runs a command on the control plane five times a second, in a folder of its own, and keeps what it prints. */
export async function startAsking(command: string, prepare = ''): Promise<void> {
  const script = `while sleep 0.2; do\n${command} >>answers || true\ndone`;
  await onHost(
    'master',
    [
      `set -e; rm -rf ${folder}; mkdir -m 0700 ${folder}; cd ${folder}`,
      prepare,
      `cat >ask <<'SCRIPT'\n${script}\nSCRIPT`,
      `systemd-run --quiet --collect --unit=runbook-ask --working-directory=${folder} bash ask`,
    ].join('\n'),
  );
}

/** The lines that it printed since. */
export async function stopAsking(): Promise<string[]> {
  const answers = await onHost('master', `systemctl stop runbook-ask; cat ${folder}/answers; rm -rf ${folder}`);
  return answers.trim().split('\n');
}

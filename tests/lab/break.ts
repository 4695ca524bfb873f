/** One thing that a step set up, broken on a host, and how it is mended where `exec --only STEP` does not do it. */
export interface Break {
  readonly step: string;
  readonly host: 'master' | 'node01' | 'node02';
  readonly what: string;
  readonly script: string;
  /** Run before `exec --only STEP`. */
  readonly mend?: string;
  /** The steps that `exec --only` does again; the broken one where nothing stands here. */
  readonly again?: readonly string[];
}

/** Puts a certificate that nobody knows in the place of one. */
export function replaceCertificate(file: string): string {
  return `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -subj /CN=nobody -keyout /dev/null -out ${file}`;
}

/** A changed byte, in a file that may be running. */
export function damage(file: string): string {
  return `cp ${file} ${file}.damaged && printf x >>${file}.damaged && mv ${file}.damaged ${file}`;
}

/** Changes what a service is started with, and starts it so. */
export function restartWith(service: string, file: string, from: string, to: string): string {
  return `grep -e '${from}' ${file} && sed -i 's|${from}|${to}|' ${file} && systemctl restart ${service}`;
}

export function firewall(step: string, host: Break['host']): Break {
  const rules =
    'table inet runbook-test { chain input { type filter hook input priority 300; policy drop; accept; }; }';
  return {
    step,
    host,
    what: 'a firewall drops by default',
    script: `nft '${rules}'`,
    mend: 'nft delete table inet runbook-test',
  };
}

export function stopped(step: string, host: Break['host'], service: string): Break {
  return {step, host, what: `${service} is stopped`, script: `systemctl stop ${service}`};
}

export function notEnabled(step: string, host: Break['host'], service: string): Break {
  return {step, host, what: `${service} does not start at boot`, script: `systemctl disable ${service}`};
}

export function moved(step: string, host: Break['host'], file: string): Break {
  return {step, host, what: `${file} is gone`, script: `mv ${file} ${file}.away`, mend: `mv ${file}.away ${file}`};
}

import {beforeAll, describe, expect, it} from 'vitest';
import {kubectl, startAsking, stopAsking} from './ask-again.ts';
import {listOutcomes, onHost, runRunbook, startRunbook} from './command-line.ts';

const backUp = ['exec', 'etcd-backup', '--lab', '--yes'];
const restore = ['exec', 'etcd-restore', '--lab', '--yes', '--acknowledge', 'restore'];

/** Each case goes on from the cluster that the one before left. */
describe('operating the cluster in the lab', () => {
  beforeAll(async () => {
    const cluster = await startRunbook(['exec', 'binary-install', '--lab', '--yes']);
    expect(cluster.exitCode, cluster.all).toBe(0);
  });

  it('backs etcd up, and takes no second backup within the hour', async () => {
    await makeConfigMap('before');
    await pass([...backUp, '--force']);
    expect(await pass(backUp)).toEqual({'etcd-backup master': 'skipped'});
  });

  it('refuses a damaged snapshot before anything stops', async () => {
    const damaged = '/var/backups/etcd/damaged.db';
    await onHost('master', `head -c 100000 /var/backups/etcd/snapshot.db >${damaged}`);
    const {exitCode, all} = await startRunbook([...restore, '-p', `etcd_snapshot=${damaged}`]);
    expect(exitCode, all).toBe(1);
    expect(await onHost('master', 'systemctl is-active etcd kube-apiserver | sort -u')).toBe('active');
    await onHost('master', `rm ${damaged}`);
  });

  it('restores what was written before the backup, and not what came later', async () => {
    await makeConfigMap('later');
    await pass([...restore, '--force']);
    expect(await listConfigMaps()).toEqual(['before']);
  });

  it('takes the restore back: what was there before it is there again', async () => {
    const {exitCode, all} = await startRunbook(['undo', 'etcd-restore', '--lab', '--yes']);
    expect(exitCode, all).toBe(0);
    await onHost('master', `for i in {1..60}; do ${kubectl} get --raw /readyz && break; sleep 1; done`);
    expect(await listConfigMaps()).toEqual(['before', 'later']);
    await onHost('master', `${kubectl} delete configmap operate-later`);
  });

  it('restores once the data directory is destroyed', async () => {
    await makeConfigMap('later');
    await onHost('master', 'systemctl stop etcd; rm -rf /var/lib/etcd');
    await pass(restore);
    expect(await listConfigMaps()).toEqual(['before']);
    const again = await pass(restore);
    expect(again['etcd-restore master']).toBe('skipped');
  });

  it('renews every certificate, and no request to the API fails meanwhile', async () => {
    const [before, started] = [await readServed(), await readStarts()];
    await startAskingTheApi();
    try {
      await pass(['exec', 'certificates-renew', '--lab', '--yes', '--force']);
    } finally {
      const answers = await stopAsking();
      expect(answers.length).toBeGreaterThan(50);
      expect(answers.filter((status) => status !== '200')).toEqual([]);
    }
    const after = await readServed();
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const [port, serial] of Object.entries(after)) expect(serial, port).not.toBe(before[port]);
    expect(await readStarts()).toBe(started);
    const again = await pass(['exec', 'certificates-renew', '--lab', '--yes']);
    expect(again).toMatchObject({
      'certificates-renewed master': 'skipped',
      'node-certificates-taken-up node02': 'skipped',
    });
  });

  it('renews certificates that have ended', async () => {
    await onHost(
      'master',
      `cd /opt/kubernetes/ssl
      for name in apiserver admin etcd/server; do
        directory=$(dirname $name)
        [[ $directory == etcd ]] || directory=.
        openssl req -new -config $name.cnf -key $name.key |
          openssl x509 -req -CA $directory/ca.crt -CAkey $directory/ca.key -days 0 -extfile $name.cnf -extensions leaf -out $name.crt
      done`,
    );
    const {exitCode, events, all} = await runRunbook(['exec', 'certificates-check', '--lab', '--yes']);
    expect(exitCode, all).toBe(1);
    expect(listOutcomes(events)).toMatchObject({
      'certificates-end master': 'failed',
      'certificates-end node01': 'passed',
    });
    expect(all).toContain('/opt/kubernetes/ssl/etcd/server.crt  less than 30 days');
    await pass(['exec', 'certificates-renew', '--lab', '--yes', '--force']);
  });

  it('says which certificates end soon', async () => {
    const {exitCode, all} = await startRunbook([
      'exec',
      'certificates-check',
      '--lab',
      '--yes',
      '-p',
      'certificate_days=400',
    ]);
    expect(exitCode, all).toBe(1);
    expect(all).toContain('/opt/kubernetes/ssl/apiserver.crt  less than 400 days');
    expect(all).not.toContain('/opt/kubernetes/ssl/ca.crt  less than');
  });

  it('encrypts the Secrets with a new key, and with the old one after an undo', async () => {
    await onHost('master', `${kubectl} create secret generic operate-word --from-literal=word=kept`);
    const word = () =>
      onHost('master', `${kubectl} get secret operate-word --output jsonpath='{.data.word}' | base64 -d`);
    const keys = () =>
      onHost('master', `awk '$1 == "-" && $2 == "name:" {print $3}' /opt/kubernetes/cfg/encryption.yaml`);
    const [old, name] = [await keys(), `rotated-${String(Date.now())}`];
    await pass(['exec', 'encryption-rotate', '--lab', '--yes', '-p', `encryption_key=${name}`]);
    expect([await keys(), await readCipher(), await word()]).toEqual([name, name, 'kept']);
    const {exitCode, all} = await startRunbook(['undo', 'encryption-rotate', '--lab', '--yes']);
    expect(exitCode, all).toBe(0);
    expect([await keys(), await readCipher(), await word()]).toEqual([old, old, 'kept']);
    await onHost('master', `${kubectl} delete secret operate-word`);
  });

  it('leaves a cluster on which binary-install still holds', async () => {
    const {exitCode, all} = await startRunbook(['verify', 'binary-install', '--lab']);
    expect(exitCode, all).toBe(0);
  });
});

async function pass(words: readonly string[]): Promise<Record<string, string>> {
  const {exitCode, events, all} = await runRunbook(words);
  expect(exitCode, all).toBe(0);
  return listOutcomes(events);
}

function makeConfigMap(name: string): Promise<string> {
  return onHost('master', `${kubectl} create configmap operate-${name} >/dev/null`);
}

async function listConfigMaps(): Promise<string[]> {
  const names = await onHost('master', `${kubectl} get configmaps --output name`);
  return [...names.matchAll(/operate-(\w+)/g)].map(([, name]) => name ?? '');
}

/** Each time over a new connection, with the administrator's certificate as it is now, and never twice for one answer. */
async function startAskingTheApi(): Promise<void> {
  await startAsking(
    `curl --silent --max-time 2 --output /dev/null --write-out '%{http_code}\\n' --cacert ca.crt --cert admin.crt --key admin.key https://127.0.0.1:6443/api/v1/namespaces/kube-system`,
    'cp /opt/kubernetes/ssl/admin.crt /opt/kubernetes/ssl/admin.key /opt/kubernetes/ssl/ca.crt .',
  );
}

/** The serial number of the certificate that each TLS port of the cluster presents. */
async function readServed(): Promise<Record<string, string>> {
  const local = ['6443', '2379', '10257', '10259'].map((port) => `127.0.0.1:${port}`);
  const all = [...local, '172.16.0.67:2380', '172.16.0.66:10250', '172.16.0.68:10250'];
  const serials = await onHost(
    'master',
    `for port in ${all.join(' ')}; do openssl s_client -connect $port </dev/null 2>/dev/null | openssl x509 -noout -serial; done`,
  );
  const lines = serials.split('\n');
  expect(lines).toHaveLength(all.length);
  return Object.fromEntries(all.map((port, index) => [port, lines[index] ?? '']));
}

/** When the two services started that must not restart. */
function readStarts(): Promise<string> {
  return onHost('master', 'systemctl show etcd kube-apiserver --property=ExecMainStartTimestampMonotonic');
}

/** The name of the key at the head of a Secret's bytes in etcd. */
async function readCipher(): Promise<string> {
  const ssl = '/opt/kubernetes/ssl/etcd';
  const etcdctl = `/opt/kubernetes/bin/etcdctl --endpoints=https://127.0.0.1:2379 --cacert=${ssl}/ca.crt --cert=${ssl}/client.crt --key=${ssl}/client.key`;
  const head = await onHost(
    'master',
    `${etcdctl} get /registry/secrets/default/operate-word --print-value-only | tr -d '\\0' | head -n 1 | cut -d : -f 5`,
  );
  return head.trim();
}

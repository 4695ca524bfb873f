import {setTimeout as sleep} from 'node:timers/promises';
import {text} from 'node:stream/consumers';
import {expect, test} from 'vitest';
import {requestApi} from '../../../src/lab/kube-state-metrics/api-request.ts';
import {createTemporaryDirectory} from '../../helpers/temporary-directory.ts';
import {createCertificate} from './certificate.ts';
import {startApiServer} from './fake-api-server.ts';

test('a watch that stays silent is given up, and whoever reads it is told', async () => {
  await using directory = await createTemporaryDirectory();
  const certificate = await createCertificate(directory.path);
  await using api = await startApiServer(certificate);
  const cluster = {
    url: `https://127.0.0.1:${api.port}`,
    silence: 300,
    readCredentials: () => Promise.resolve({token: api.token, ca: certificate.cert}),
  };
  const response = await requestApi(cluster, '/api/v1/pods?watch=true', new AbortController().signal);
  await expect(text(response)).rejects.toThrow('aborted');
  // An error that nobody listened for would end the program a moment later.
  await sleep(200);
});

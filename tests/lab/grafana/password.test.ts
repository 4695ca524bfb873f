import {expect, test} from 'vitest';
import {createFolder, expectRefusal, home, runStandIn, startStandIn, type StandInFolder} from './stand-in.ts';

function reset(folder: StandInFolder, input: string, args = ['--password-from-stdin']): ReturnType<typeof runStandIn> {
  const place = ['--homepath', home, '--config', folder.config];
  return runStandIn(['cli', ...place, 'admin', 'reset-admin-password', ...args], {}, input);
}

async function statusWith(folder: StandInFolder, password: string): Promise<number> {
  await using server = await startStandIn(folder);
  return (await server.ask('/api/org', {credentials: `admin:${password}`})).status;
}

test('the settings set the password at the first start alone; the command sets it later', async () => {
  await using folder = await createFolder();
  expect(await statusWith(folder, 'first password')).toBe(200);
  await folder.write('password', 'second password');
  expect(await statusWith(folder, 'second password')).toBe(401);
  expect(await statusWith(folder, 'first password')).toBe(200);

  expect(await reset(folder, 'second password\n')).toMatchObject({
    exitCode: 0,
    stdout: 'New Password: \nAdmin password changed successfully ✔',
  });
  expect(await statusWith(folder, 'first password')).toBe(401);
  expect(await statusWith(folder, 'second password')).toBe(200);
});

test('a reset counts for the running server', async () => {
  await using folder = await createFolder();
  await using server = await startStandIn(folder);
  expect((await reset(folder, '', ['third password'])).exitCode).toBe(0);
  expect((await server.ask('/api/org')).status).toBe(401);
  expect((await server.ask('/api/org', {credentials: 'admin:third password'})).status).toBe(200);
});

test('a reset is refused: too short, nothing on standard input, no first start yet, place after the command', async () => {
  await using folder = await createFolder();
  expect(await reset(folder, 'long enough')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringMatching(/could not read user/) as string,
  });
  expect(await statusWith(folder, 'first password')).toBe(200);
  expect(await reset(folder, 'four')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringMatching(/too short/) as string,
  });
  expect(await reset(folder, '')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringMatching(/can't read password from stdin/) as string,
  });
  const after = ['cli', 'admin', 'reset-admin-password', '--homepath', home, '--password-from-stdin'];
  expect(await runStandIn(after, {}, 'long enough')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringMatching(/usage/) as string,
  });
  expect(await statusWith(folder, 'first password')).toBe(200);
});

test('without a first account nobody gets in', async () => {
  await using folder = await createFolder();
  await using server = await startStandIn(folder, {GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION: 'true'});
  expect((await server.ask('/api/org')).status).toBe(401);
});

test('a data folder that cannot be written, or holds something else, is refused', async () => {
  await using folder = await createFolder();
  await folder.write('file', '');
  await expectRefusal(folder, /grafana-standin\.json: ENOTDIR/, {GF_PATHS_DATA: `${folder.path}/file/data`});
  await folder.write('data/grafana-standin.json', '{"format": 2}');
  await expectRefusal(folder, /grafana-standin\.json: damaged/);
});

import {expect, test} from 'vitest';
import {findSource} from '../../src/lab/apt-source.ts';
import {installPackages, listMissingPackages} from '../../src/lab/packages.ts';

test('packages that are unknown or not installed are missing, the installed are not', async () => {
  expect(await listMissingPackages(['dpkg', 'no-such-package-anywhere'])).toEqual(['no-such-package-anywhere']);
});

test('nothing missing: nothing installed, nothing said', async () => {
  const said: unknown[] = [];
  await installPackages([], {report: (event) => said.push(event)});
  expect(said).toEqual([]);
});

test('without root the one line that installs is the hint', async () => {
  const said: unknown[] = [];
  const work = installPackages(['socat', 'debootstrap'], {uid: 1000, report: (event) => said.push(event)});
  await expect(work).rejects.toMatchObject({
    exit: 3,
    code: 'packages-missing',
    hint: {en: 'apt-get install -y socat debootstrap', zh: 'apt-get install -y socat debootstrap'},
  });
  expect(said).toEqual([]);
});

test("apt's own source of the suite is taken, not its updates", () => {
  const targets = `http://deb.example.org/debian/ bookworm-updates main
http://deb.example.org/debian/ bookworm contrib
http://deb.example.org/debian/ bookworm main
http://other.example.org/debian/ bookworm main
`;
  expect(findSource(targets, 'bookworm')).toBe('http://deb.example.org/debian/');
  expect(findSource(targets, 'trixie')).toBeUndefined();
});

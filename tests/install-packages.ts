import {installPackages, listMissingPackages} from '../src/lab/packages.ts';

/** Debian packages that the tests need beside the lab's: git, an ssh server, images, a browser with Chinese letters. */
const testPackages = [
  'git',
  'openssh-client',
  'openssh-server',
  'sudo',
  'skopeo',
  'procps',
  'zsh',
  'tcsh',
  'chromium-headless-shell',
  'fonts-noto-cjk',
];

const missing = await listMissingPackages(testPackages);
if (missing.length > 0) await installPackages(missing, {report: ({text}) => console.log(text.en)});

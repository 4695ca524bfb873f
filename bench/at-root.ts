import {main} from '../src/cli/main.ts';

// The command line over another folder of pages: `node bench/at-root.ts ROOT ARGUMENTS…`.
const [root = '.'] = process.argv.splice(2, 1);
process.exitCode = await main({process, root});

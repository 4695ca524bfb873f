import module from 'node:module';
import {homedir} from 'node:os';
import {join} from 'node:path';

// The command line over another folder of pages, started as bin/runbook.mjs does: `node bench/at-root.ts ROOT ARGUMENTS…`.
const [root = '.'] = process.argv.splice(2, 1);
module.enableCompileCache(join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'runbook/node'));
const {main} = await import('../src/cli/main.ts');
process.exitCode = await main({process, root});

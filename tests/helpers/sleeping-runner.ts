import {openLocalSession} from '../../src/run/local.ts';
import {openSshSession} from '../../src/run/ssh.ts';
import type {Host} from '../../src/model/inventory.ts';
import {expectSession} from './run-script.ts';

/** A runner of its own, to be killed: `sleeping-runner.ts HOST-JSON SCRIPT`. Says `began` once the script runs. */
const [json = '', text = ''] = process.argv.slice(2);
const host = JSON.parse(json) as Host;
const {signal} = new AbortController();
const open = host.connection === 'local' ? openLocalSession : openSshSession;
const session = expectSession(await open(host, {path: '/usr/bin:/bin', holder: '', interactive: false, signal}));
await session.run([{kind: 'block', text, timeoutSeconds: 600}], {signal, onBegin: () => console.log('began')});

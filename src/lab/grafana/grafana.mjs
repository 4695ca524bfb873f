// Starts the lab's stand-in for Grafana.
import {main} from './main.ts';

process.exitCode = await main(process);

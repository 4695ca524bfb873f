import {labHosts, type LabHost} from './lab-hosts.ts';

/** All hosts at once. Ends when the last has ended, failed or not: nothing goes on once the lab's lock is let go. */
export async function onEveryHost(work: (host: LabHost) => Promise<void>): Promise<void> {
  const results = await Promise.allSettled(labHosts.map(work));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

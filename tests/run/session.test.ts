import {PassThrough} from 'node:stream';
import {setTimeout as pause} from 'node:timers/promises';
import {describe, expect, it} from 'vitest';
import type {ScriptResult} from '../../src/run/job.ts';
import {openSession, type Link, type Opening} from '../../src/run/session.ts';
import {expectSession} from '../helpers/run-script.ts';

const block = (timeoutSeconds = 5) => ({kind: 'block', text: 'true', timeoutSeconds}) as const;
const {signal} = new AbortController();

/** A session whose other end the test plays. */
function openFake(controller = new AbortController()) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const ended = Promise.withResolvers<string>();
  const link: Link = {stdin, stdout, stderr, ended: ended.promise, kill: () => ended.resolve('killed')};
  const options = {path: '/bin', holder: '', interactive: false, signal: controller.signal};
  const opening: Promise<Opening> = openSession(link, options);
  const program = (stdin.read() as Buffer).toString();
  const nonce = /main '([0-9a-f]+)'/.exec(program)?.[1] ?? '';
  return {
    opening,
    end: ended.resolve,
    /** Writes a frame, and gives the runner time to read it. */
    say: async (words: string) => {
      stdout.write(`\0${nonce} ${words}\n`);
      await pause(5);
    },
    hear: (): string => {
      const heard: Buffer[] = [];
      for (;;) {
        const chunk = stdin.read() as Buffer<ArrayBuffer> | null;
        if (chunk === null) return Buffer.concat(heard).toString();
        heard.push(chunk);
      }
    },
  };
}

describe('openSession', () => {
  it("takes an output for slow, and not for stuck, until the last script's end is here", async () => {
    const fake = openFake();
    await fake.say('ready');
    const run = expectSession(await fake.opening).run([block(), block()], {signal});
    await pause(5);
    expect(fake.hear()).toBe('run 1 block:4 block:4\ntruetrue');
    await fake.say('begin 1 0');
    await fake.say('stuck 77 1');
    await fake.say('end 1 0 0 complete clean 0');
    await fake.say('begin 1 1');
    expect(fake.hear()).toBe('');
    await fake.say('end 1 1 0 complete clean 0');
    expect(fake.hear()).toBe('unstick 77\n');
    await fake.say('done 1');
    expect((await run).map(({status}) => status)).toEqual(['exited', 'exited']);
  });

  it('knows how a cancelled script ended whose end was lost with its output', async () => {
    const fake = openFake();
    await fake.say('ready');
    const run = expectSession(await fake.opening).run([block(0.05)], {signal});
    await pause(5);
    await fake.say('begin 1 0');
    await pause(100);
    expect(fake.hear()).toContain('cancel\n');
    await fake.say('done 1');
    expect(await run).toEqual([expect.objectContaining({status: 'timed-out', exitCode: 143, reachedEnd: false})]);
  });

  it('says that a host did not answer where a script was to end', async () => {
    const fake = openFake();
    await fake.say('ready');
    const session = expectSession(await fake.opening);
    const run = session.run([block(0.05)], {signal});
    await pause(5);
    await fake.say('begin 1 0');
    expect((await run).map(({status}) => status)).toEqual(['timed-out']);
    expect(fake.hear()).toContain('cancel\n');
    expect(session.readLoss()).toBe('a script was to end, and the host did not answer for 3 s');
  });

  it('takes what a host ended itself for lost, and no further job', async () => {
    const fake = openFake();
    await fake.say('ready');
    const session = expectSession(await fake.opening);
    const ended: ScriptResult[] = [];
    const run = session.run([block(), block()], {signal, onEnd: (_, result) => void ended.push(result)});
    await pause(5);
    await fake.say('begin 1 0');
    await fake.say('leaving');
    await fake.say('end 1 0 143 early clean 0');
    fake.end('ssh ended');
    expect((await run)[0]).toMatchObject({status: 'lost'});
    expect(session.readLoss()).toBe('the session was ended on the host');
    expect(await session.run([block()], {signal})).toMatchObject([{status: 'lost'}]);
  });

  it('says what the link said where it ends before it is ready', async () => {
    const fake = openFake();
    fake.end('Connection refused');
    expect(await fake.opening).toEqual({status: 'unreachable', detail: 'Connection refused'});
  });

  it('gives up at once when cancelled', async () => {
    const controller = new AbortController();
    const fake = openFake(controller);
    controller.abort();
    expect(await fake.opening).toEqual({status: 'unreachable', detail: 'cancelled'});
  });

  it('says who holds the host', async () => {
    const fake = openFake();
    await fake.say('locked me@there run-1 group 7');
    expect(await fake.opening).toEqual({status: 'locked', holder: 'me@there run-1 group 7'});
  });
});

import {execa} from 'execa';
import {expect, test} from 'vitest';

const wrapper = new URL('../../src/run/wrapper.sh', import.meta.url).pathname;

test('a child that has ended does not live, be it waited for or not', async () => {
  // `exec` leaves the first child to a program that waits for none.
  const script = `
    source ${wrapper}
    exec 197<> <(:)
    coproc { exec bash -c 'sleep 0.2 & echo $!; exec sleep 60'; }
    parent=$COPROC_PID
    read -r zombie <&"\${COPROC[0]}"
    while [[ $(</proc/$zombie/stat) != *') Z '* ]]; do nap 0.01; done
    kill -0 "$zombie" && echo 'takes signals'
    lives "$zombie" && echo 'the zombie lives'
    lives "$parent" && echo 'its parent lives'
    kill "$parent" && wait "$parent"
    lives "$parent" && echo 'its parent lives still'
    echo end
  `;
  const {stdout, stderr} = await execa('bash', ['--norc', '-c', script]);
  expect({stdout, stderr}).toEqual({stdout: 'takes signals\nits parent lives\nend', stderr: ''});
});

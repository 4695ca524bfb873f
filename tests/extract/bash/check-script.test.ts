import {describe, expect, test} from 'vitest';
import {checkScript} from '../../../src/extract/bash/check-script.ts';

/** Codes with the text that they point at. */
function check(code: string): string[] {
  return checkScript(code).map((finding) => `${finding.code} @ ${code.slice(finding.offset).split(/[\n;]/)[0] ?? ''}`);
}

describe('bash that hides failure', () => {
  test.each([
    ['! false\ntrue', ['hidden-negation @ ! false']],
    ['a || ! b\ntrue', ['hidden-negation @ ! b']],
    ['a && b\ntrue', ['hidden-list @ a && b']],
    ['a || b && c\ntrue', ['hidden-list @ a || b && c']],
    ['for x in 1 2; do a && b; done', ['hidden-list @ a && b']],
    ['if x; then\n  a && b\n  c\nfi', ['hidden-list @ a && b']],
    ['while read -r x; do ! a; done <f', ['hidden-negation @ ! a']],
    ['f() {\n  a && b\n  c\n}\nf', ['hidden-list @ a && b']],
    ['case x in\n  x) a && b; c ;;\nesac', ['hidden-list @ a && b']],
    ['export X=$(a)', ['hidden-status @ export X=$(a)']],
    ['f() { local x="v-$(a)"; echo "$x"; }\nf', ['hidden-status @ local x="v-$(a)"']],
    ['declare -r X=`a`', ['hidden-status @ declare -r X=`a`']],
    ['readonly X=("$(a)")', ['hidden-status @ readonly X=("$(a)")']],
    ['a | grep -q b', ['hidden-grep @ grep -q b']],
    ['if a | grep -Eq b; then c; fi', ['hidden-grep @ grep -Eq b']],
    ['a | grep --quiet b || exit 1', ['hidden-grep @ grep --quiet b || exit 1']],
    ['a | egrep -q b >/dev/null', ['hidden-grep @ egrep -q b >/dev/null']],
    ['set +e\na', ['errexit-off @ set +e']],
    ['set +eu\na', ['errexit-off @ set +eu']],
    ['set +o pipefail\na', ['errexit-off @ set +o pipefail']],
    ['shopt -uo errexit\na', ['errexit-off @ shopt -uo errexit']],
    ['if a; b; then c; fi', ['hidden-group @ a']],
    ['{ a; b; } || c', ['hidden-group @ a']],
    ['(cd /x; make) || exit 1', ['hidden-group @ cd /x']],
    ['x=$(a; b)', ['hidden-group @ a']],
    ['! { a; b; }', ['hidden-group @ a']],
  ])('%j', (code, expected) => {
    expect(check(code)).toEqual(expected);
  });
});

describe('a block that ends before its last line', () => {
  test.each([
    ['exit 0\ntrue', ['early-exit @ exit 0']],
    ['a\nexit', ['early-exit @ exit']],
    ['a\nexit 0', ['early-exit @ exit 0']],
    ['if a; then exit 0; fi\nb', ['early-exit @ exit 0']],
    ['a || exit\nb', ['early-exit @ exit']],
    ['exit 1\nb', ['early-exit @ exit 1']],
    ['exec a\nb', ['early-exit @ exec a']],
  ])('%j', (code, expected) => {
    expect(check(code)).toEqual(expected);
  });
});

describe('bash that is sound', () => {
  test.each([
    'a && b',
    'a\n! b',
    'a || true\nb',
    'a && b || c\nd',
    'if ! a; then exit 1; fi\nb',
    'if a && b; then c; fi\nd',
    'a || exit 1\nb',
    'a || { echo no >&2; false; }\nb',
    'case $x in a) exit 2 ;; esac\nb',
    'x=$(a)\nexport x\nlocal_x=1',
    'export X=1 Y="$HOME"',
    'grep -q a <<<"$(b)"',
    'a | grep b >/dev/null',
    'grep -q a file',
    'a | grep -e -q',
    'a | grep -- -q',
    'exec 3>file\na >&3',
    '(exit 0)\na',
    'x=$(exit 0)\na',
    'set -x\na',
    'a &\nwait $!',
    'until a; do sleep 1; done',
    "cat >f <<'EOF'\nexit 0\n! a\nb && c\nd | grep -q e\nEOF\nb",
    "echo 'exit 0; a && b'\nb",
    '# exit 0\nb',
    '(a; b)\nc',
    '{ a; b; } | c\nd',
    'while a; do b; c; done\nd',
    '[[ -f x && -f y ]] || exit 1\nb',
    'for x in $(a); do b; done\nc',
  ])('%j', (code) => {
    expect(check(code)).toEqual([]);
  });
});

describe('bash that cannot be parsed', () => {
  test.each(['if a', 'a $(b', "echo 'x", 'a )', '{ a', 'a &&', 'cat <<EOF\nx', 'x=$(if a)'])('%j', (code) => {
    expect(checkScript(code).map((finding) => finding.code)).toContain('bash-syntax');
  });
});

/* eslint-disable no-control-regex -- control characters are what this file is about */

/**
 * What a host printed, as plain text: terminal sequences and control characters go, so that no host can move the
 * operator's cursor, set a title or hide a line. A line that was written over (`\r`) keeps its last state.
 */
export function cleanText(text: string): string {
  return text.replace(sequences, '').replace(/\r+\n/g, '\n').split('\n').map(cleanLine).join('\n');
}

/** The lines of what a host printed, without the empty ones at its end. */
export function cleanLines(text: string): string[] {
  const cleaned = cleanText(text).trimEnd();
  return cleaned === '' ? [] : cleaned.split('\n').map((line) => line.trimEnd());
}

const sequences = new RegExp(
  [
    // OSC, DCS, SOS, PM and APC strings up to their end, or to the end of the line where they have none
    '(?:\\u001b[\\]PX^_]|[\\u0090\\u0098\\u009d\\u009e\\u009f])[^\\u0007\\u001b\\u009c\\n]*(?:\\u0007|\\u001b\\\\|\\u009c)?',
    // CSI
    '(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]?',
    // two-character escapes, some with an intermediate
    '\\u001b[ -/]*[0-~]?',
  ].join('|'),
  'g',
);

function cleanLine(line: string): string {
  const shown = line.split('\r').findLast((state) => state.trim() !== '') ?? '';
  return shown
    .replace(/\t/g, '    ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}

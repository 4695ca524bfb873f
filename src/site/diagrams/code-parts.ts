export interface TextPart {
  readonly type: 'text' | 'code';
  readonly value: string;
}

/** Splits a text at its backticks, for markup that shows what stands between them as code. */
export function codeParts(text: string): TextPart[] {
  return text
    .split('`')
    .map((value, index): TextPart => ({type: index % 2 === 0 ? 'text' : 'code', value}))
    .filter(({value}) => value !== '');
}

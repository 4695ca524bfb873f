import type {PrometheusResult} from './prometheus.ts';

/** A data frame as Grafana sends it. */
export interface Frame {
  readonly schema: {
    readonly refId: string;
    readonly meta: {
      readonly type: string;
      readonly typeVersion: readonly [number, number];
      readonly executedQueryString: string;
    };
    readonly fields: readonly Record<string, unknown>[];
  };
  readonly data: {readonly values: readonly (readonly (number | null)[])[]; readonly entities?: readonly unknown[]};
}

export interface FrameOptions {
  readonly refId: string;
  /** The query as it was sent, and its step. */
  readonly executed: string;
  /** `{{label}}` in it is filled for each series. */
  readonly legend: string;
}

/** One frame a series, with its labels on the value. */
export function createFrames(result: PrometheusResult, options: FrameOptions): Frame[] {
  switch (result.resultType) {
    case 'matrix':
      return result.result.map(({metric, values}) => createFrame('timeseries-multi', metric, values, options));
    case 'vector':
      return result.result.map(({metric, value}) => createFrame('numeric-multi', metric, [value], options));
    case 'scalar':
      return [createFrame('numeric-multi', {}, [result.result], options)];
  }
}

function createFrame(
  type: string,
  labels: Readonly<Record<string, string>>,
  samples: readonly (readonly [number, string])[],
  {refId, executed, legend}: FrameOptions,
): Frame {
  const name = fillLegend(legend, labels);
  const times = samples.map(([seconds]) => Math.round(seconds * 1000));
  const texts = samples.map(([, text]) => text);
  const special = listSpecial(texts);
  return {
    schema: {
      refId,
      meta: {type, typeVersion: [0, 1], executedQueryString: executed},
      fields: [
        {name: 'Time', type: 'time', typeInfo: {frame: 'time.Time'}},
        {
          name: 'Value',
          type: 'number',
          typeInfo: {frame: 'float64'},
          labels,
          config: name === '' ? {} : {displayNameFromDS: name},
        },
      ],
    },
    data: {
      values: [times, texts.map(parseNumber)],
      ...(special === undefined ? {} : {entities: [null, special]}),
    },
  };
}

function fillLegend(legend: string, labels: Readonly<Record<string, string>>): string {
  if (legend === '__auto') return '';
  return legend.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_, label: string) => labels[label] ?? '');
}

/** JSON has no NaN and no infinity: null stands there, and `entities` says which it was. */
function parseNumber(text: string): number | null {
  const number = Number(text.replace(/Inf$/, 'Infinity'));
  return Number.isFinite(number) ? number : null;
}

function listSpecial(texts: readonly string[]): Record<string, number[]> | undefined {
  const find = (wanted: string): number[] => texts.flatMap((text, index) => (text === wanted ? [index] : []));
  const special = {NaN: find('NaN'), Inf: find('+Inf'), NegInf: find('-Inf')};
  return Object.values(special).some(({length}) => length > 0) ? special : undefined;
}

/** The labels of a sample, in the order in which they are written. */
export type Labels = Readonly<Record<string, string>>;

export interface Sample {
  readonly labels: Labels;
  readonly value: number;
}

/** Samples of one name, made of each object by itself. Its labels come after those that name the object. */
export interface Family<T> {
  readonly name: string;
  readonly type: 'counter' | 'gauge';
  readonly help: string;
  readonly sample: (object: T) => readonly Sample[];
}

/** A gauge of any number of samples an object. */
export function gauge<T>(name: string, help: string, sample: (object: T) => readonly Sample[]): Family<T> {
  return {name, type: 'gauge', help, sample};
}

/** A gauge of one number an object. */
export function numberGauge<T>(name: string, help: string, read: (object: T) => number): Family<T> {
  return gauge(name, help, (object) => [{labels: {}, value: read(object)}]);
}

/** A gauge that is 1 and says something by its labels. */
export function infoGauge<T>(name: string, help: string, read: (object: T) => Labels): Family<T> {
  return gauge(name, help, (object) => [{labels: read(object), value: 1}]);
}

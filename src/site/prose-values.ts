/** What holes of the prose show, by name. A name that is not here stays as it stands: `{{name}}`. */
export type Values = Readonly<Record<string, string>>;

export interface ProseValues {
  /** Inside a step, by its id: the values of its first host, as in its blocks. */
  readonly steps: Readonly<Record<string, Values>>;
  /** Outside any step, by the page's slug: the values that all hosts share. */
  readonly pages: Readonly<Record<string, Values>>;
}

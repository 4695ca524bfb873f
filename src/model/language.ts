/** The site's two languages: Simplified Chinese, the source, and English. */
export const languages = ['zh', 'en'] as const;

export type Language = (typeof languages)[number];

/** One text in every language: a message, a title or a label exists in all of them or not at all. */
export type Text = Readonly<Record<Language, string>>;

/** Fills `{name}` places of a text in every language. A name without a value stays as it stands. */
export function fillText(text: Text, values: Readonly<Record<string, string | number>>): Text {
  const fill = (template: string): string =>
    template.replace(/\{([a-zA-Z]+)\}/g, (place, name: string) => String(values[name] ?? place));
  return {zh: fill(text.zh), en: fill(text.en)};
}

import {create} from './elements.ts';

export interface FieldInput {
  /** Unique in the panel. */
  readonly name: string;
  readonly title: string;
  /** The values of an enum; undefined for free text. */
  readonly choices: readonly string[] | undefined;
  readonly placeholder: string;
  readonly note: string;
  readonly value: string;
  /** Why a value cannot be used. */
  readonly judge: (value: string) => string | undefined;
  /** Gets every value that can. */
  readonly take: (value: string) => void;
  /** Called when the reader leaves the field with another value than before. */
  readonly done: () => void;
}

/** A labelled field. What does not fit is said below it, and the page keeps the last value that did. */
export function createField({
  name,
  title,
  choices,
  placeholder,
  note,
  value,
  judge,
  take,
  done,
}: FieldInput): HTMLElement {
  const id = `value-${name}`;
  const field =
    choices === undefined
      ? create('input', {placeholder, spellcheck: false, autocomplete: 'off'})
      : createSelect(choices);
  const message = create('small', {id: `${id}-message`}, note);
  Object.assign(field, {id, value});
  field.setAttribute('aria-describedby', message.id);
  field.addEventListener('input', () => {
    const misfit = judge(field.value.trim());
    field.ariaInvalid = misfit === undefined ? null : 'true';
    message.textContent = misfit ?? note;
    if (misfit === undefined) take(field.value.trim());
  });
  field.addEventListener('change', () => {
    if (field.ariaInvalid === null) done();
  });
  return create('div', {className: 'values-field'}, create('label', {htmlFor: id}, title), field, message);
}

function createSelect(choices: readonly string[]): HTMLSelectElement {
  return create('select', {}, ...choices.map((choice) => create('option', {}, choice)));
}

import {describeValues, keepFitting} from '../values/check-values.ts';
import {readFragment} from '../values/share.ts';
import {create, createAction} from './elements.ts';
import {showForm, type ReaderState} from './values-form.ts';

export interface PanelInput extends ReaderState {
  /** The fragment of a link that brings values. */
  readonly received: string | undefined;
}

/** Opens the dialog in which the reader types values. */
export function openPanel(input: PanelInput): void {
  const {texts} = input.data;
  const dialog = create('dialog', {className: 'values'});
  dialog.setAttribute('aria-labelledby', 'values-title');
  const close = create('button', {type: 'button', className: 'values-close'}, texts.close);
  close.addEventListener('click', () => {
    dialog.close();
  });
  const body = create('div', {className: 'values-body'});
  const head = create('header', {}, create('h2', {id: 'values-title'}, texts.title), close);
  dialog.append(head, create('p', {}, texts.intro), body);
  dialog.addEventListener('close', () => {
    dialog.remove();
  });
  document.body.append(dialog);
  if (input.received === undefined) showForm(body, input);
  else showReceived(body, input, input.received);
  dialog.showModal();
}

/** What a link brings is shown first: it may change where programs come from. */
function showReceived(body: HTMLElement, input: PanelInput, fragment: string): void {
  const {data, take} = input;
  const {texts} = data;
  const received = keepFitting(readFragment(fragment), data);
  const refuse = createAction(texts.refuse, () => {
    showForm(body, input);
  });
  if (received === undefined) {
    body.replaceChildren(create('p', {className: 'values-error'}, texts.unreadable), refuse);
    return;
  }
  const accept = createAction(texts.accept, () => {
    take(received);
    showForm(body, input);
  });
  const list = create('pre', {}, describeValues(received).join('\n'));
  body.replaceChildren(
    create('p', {}, texts.received),
    list,
    create('p', {className: 'values-actions'}, accept, refuse),
  );
}

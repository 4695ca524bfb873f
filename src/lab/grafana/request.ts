import type {Answer} from './answer.ts';
import type {Instance} from './instance.ts';

/** A request whose route is known, and who asks allowed to. */
export interface KnownRequest {
  readonly instance: Instance;
  /** The named parts of the route. */
  readonly parts: Readonly<Record<string, string>>;
  readonly search: URLSearchParams;
  readonly body: string;
}

export type Handle = (request: KnownRequest) => Answer | Promise<Answer>;

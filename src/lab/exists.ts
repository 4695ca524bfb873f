import {access} from 'node:fs/promises';

/** Whether something stands there that this user can see. */
export function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

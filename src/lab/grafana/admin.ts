import {randomBytes, scrypt, timingSafeEqual} from 'node:crypto';
import {mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {promisify} from 'node:util';
import {z} from 'zod';
import {describeError, Refusal} from './refusal.ts';
import type {Settings} from './settings-schema.ts';

const stateSchema = z.strictObject({
  format: z.literal(1),
  /** Null where the settings forbid the first account. */
  admin: z.strictObject({login: z.string(), salt: z.string(), hash: z.string()}).nullable(),
});

type State = z.infer<typeof stateSchema>;

const derive = promisify<string, string, number, Buffer>(scrypt);

/**
 * Makes the data folder and the account of the first start. As in Grafana the settings' password counts then alone:
 * where there is an account already, it stays as it is.
 */
export async function prepareData({paths, security}: Settings): Promise<'created' | 'kept'> {
  const file = stateFile(paths.data);
  try {
    mkdirSync(paths.data, {recursive: true, mode: 0o750});
    const old = readState(paths.data);
    if (old !== undefined) {
      writeState(paths.data, old);
      return 'kept';
    }
    const {disable_initial_admin_creation: none, admin_user: login, admin_password: password} = security;
    writeState(paths.data, {format: 1, admin: none ? null : await createAccount(login, password)});
    return 'created';
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(`${file}: ${describeError(error)}`);
  }
}

/** Sets the password of the account that the first start made. */
export async function resetPassword({paths}: Settings, password: string): Promise<void> {
  // Grafana calls four characters and less weak.
  if (password.length <= 4) throw new Refusal('new password is too short');
  const state = readState(paths.data);
  if (!state?.admin) throw new Refusal(`could not read user from database: no admin in ${paths.data}`);
  writeState(paths.data, {...state, admin: await createAccount(state.admin.login, password)});
}

/** Whether login and password are the admin's. Reads the disk, so that a reset counts at once. */
export async function isAdmin({paths}: Settings, login: string, password: string): Promise<boolean> {
  const admin = readState(paths.data)?.admin;
  if (!admin || login !== admin.login) return false;
  return timingSafeEqual(await derive(password, admin.salt, 32), Buffer.from(admin.hash, 'hex'));
}

async function createAccount(login: string, password: string): Promise<NonNullable<State['admin']>> {
  const salt = randomBytes(16).toString('hex');
  return {login, salt, hash: (await derive(password, salt, 32)).toString('hex')};
}

function readState(data: string): State | undefined {
  const file = stateFile(data);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const parsed = stateSchema.safeParse(parseJson(text));
  if (!parsed.success) throw new Refusal(`${file}: damaged`);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function writeState(data: string, state: State): void {
  const file = stateFile(data);
  writeFileSync(`${file}.new`, `${JSON.stringify(state)}\n`, {mode: 0o600});
  renameSync(`${file}.new`, file);
}

function stateFile(data: string): string {
  return path.join(data, 'grafana-standin.json');
}

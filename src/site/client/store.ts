const valuesKey = 'runbook-values';
const casesKey = 'runbook-cases';

/** What was kept: anything, for an older page may have written it. Undefined where there is nothing. */
export function loadValues(): unknown {
  return load(valuesKey);
}

/** False where this browser keeps nothing. */
export function saveValues(values: unknown): boolean {
  return save(valuesKey, values);
}

/** Variants that the reader chose to look at, by the name of the parameter that decides between them. */
export function loadCases(): Record<string, string> {
  const cases = load(casesKey);
  return typeof cases === 'object' && cases !== null ? (cases as Record<string, string>) : {};
}

export function saveCases(cases: Readonly<Record<string, string>>): void {
  save(casesKey, cases);
}

function load(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

function save(key: string, value: unknown): boolean {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Where the site and its source stand. The publisher's to say, by the environment of the build. */
export interface Publication {
  /** The site's address without a path: `https://runbook.example`. */
  readonly site: string;
  /** The repository's address on a forge with GitHub's paths, without a slash at its end. */
  readonly repository: string;
  /** The settings that were not made; their places are held by names that exist nowhere. */
  readonly unset: readonly string[];
}

/** Names that RFC 2606 keeps free for ever: nobody is sent to a stranger. */
const placeholders = {SITE_URL: 'https://runbook.example', REPOSITORY_URL: 'https://git.example/runbook'} as const;

type Setting = keyof typeof placeholders;

/** @throws {Error} where a setting is no address of its kind */
export function readPublication(environment: Readonly<Record<string, string | undefined>>): Publication {
  const settings = Object.keys(placeholders) as Setting[];
  return {
    site: parseSite(environment['SITE_URL'] || placeholders.SITE_URL),
    repository: parseAddress('REPOSITORY_URL', environment['REPOSITORY_URL'] || placeholders.REPOSITORY_URL),
    unset: settings.filter((name) => !environment[name]),
  };
}

/** Where the forge edits a file of the repository; the path of the file follows. */
export function editBase({repository}: Publication): string {
  return `${repository}/edit/main/`;
}

/** What a build says where a setting is missing. */
export function describeUnset({site, repository, unset}: Publication): string | undefined {
  if (unset.length === 0) return undefined;
  const named = [
    ...(unset.includes('SITE_URL') ? [site] : []),
    ...(unset.includes('REPOSITORY_URL') ? [repository] : []),
  ];
  return `${unset.join(' and ')} not set: canonical addresses, sitemap, social cards and edit links name ${named.join(' and ')}, which nobody can visit. Set them before you publish.`;
}

/** The pages link to each other from the root, so the site has a host of its own. */
function parseSite(value: string): string {
  const address = parseAddress('SITE_URL', value);
  if (new URL(address).pathname !== '/') {
    throw new Error(`SITE_URL is ${value}: the site stands at the root of its host, so give it no path`);
  }
  return address;
}

function parseAddress(name: Setting, value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') {
    throw new Error(`${name} is ${value}: give an address such as ${placeholders[name]}`);
  }
  return url.href.replace(/\/+$/, '');
}

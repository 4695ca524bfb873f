import type {Components} from './page-source.ts';

/**
 * What our own components say in plain Markdown, by the name that a page imports: a diagram its text alternative, a
 * generated table its rows. A component that is missing here fails the build.
 */
export const components: Components = {};

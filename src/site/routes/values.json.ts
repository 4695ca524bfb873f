import {readers} from 'virtual:runbook/steps';
import type {APIRoute, GetStaticPaths} from 'astro';

/** `/values/binary-install.zh.json`: what a page needs to follow the reader's own values. Loaded when it is needed. */
export const getStaticPaths: GetStaticPaths = () => Object.keys(readers).map((name) => ({params: {name}}));

export const GET: APIRoute = ({params}) => Response.json(readers[params['name'] ?? '']);

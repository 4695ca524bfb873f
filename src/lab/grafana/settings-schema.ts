import {isIP} from 'node:net';
import {z} from 'zod';

const bool = z.enum(['true', 'false']).transform((value) => value === 'true');
const text = z.string();
const folder = z.string().min(1);
const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((value) => value <= 65_535, 'a port is at most 65535');
const duration = z.string().regex(/^(\d+(ms|s|m|h|d))+$/, 'a duration: 5s, 1m');
const hostname = z.string().regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i, 'a host name or an IP address');
const address = z.string().refine((value) => value === '' || isIP(value) !== 0, 'an IP address, or nothing for all');
const certain = (expected: string) => z.literal(expected, `the stand-in knows ${expected} alone`);

/**
 * Every section and key of Grafana's own `conf/defaults.ini` that the stand-in knows, with the type of its value;
 * the defaults stand in `home/conf/defaults.ini`. Grafana ignores what it does not know; the stand-in refuses it,
 * since it is a slip or something that the lab does not prove.
 */
export const settingsSchema = z.strictObject({
  '': z.strictObject({app_mode: certain('production'), instance_name: text}),
  paths: z.strictObject({data: folder, logs: folder, plugins: folder, provisioning: folder}),
  server: z.strictObject({
    protocol: z.enum(['http', 'https']),
    min_tls_version: z.enum(['', 'TLS1.2', 'TLS1.3']),
    http_addr: address,
    http_port: port,
    domain: hostname,
    enforce_domain: bool,
    root_url: z.url({protocol: /^https?$/}),
    serve_from_sub_path: certain('false'),
    router_logging: bool,
    enable_gzip: certain('false'),
    cert_file: text,
    cert_key: text,
  }),
  database: z.strictObject({type: certain('sqlite3'), path: folder, wal: bool}),
  analytics: z.strictObject({
    reporting_enabled: bool,
    check_for_updates: bool,
    check_for_plugin_updates: bool,
    feedback_links_enabled: bool,
  }),
  security: z.strictObject({
    disable_initial_admin_creation: bool,
    admin_user: z.string().min(1),
    admin_password: z.string().min(1),
    secret_key: z.string().min(1),
    disable_gravatar: bool,
    cookie_secure: bool,
    cookie_samesite: z.enum(['lax', 'strict', 'none', 'disabled']),
    allow_embedding: bool,
    strict_transport_security: bool,
    content_security_policy: bool,
  }),
  snapshots: z.strictObject({external_enabled: bool}),
  dashboards: z.strictObject({min_refresh_interval: duration, default_home_dashboard_path: text}),
  users: z.strictObject({
    allow_sign_up: bool,
    allow_org_create: bool,
    default_theme: z.enum(['dark', 'light', 'system']),
    default_language: z.string().regex(/^([a-z]{2,3}-[A-Za-z]{2,4}|detect)$/, 'a language: en-US, zh-Hans'),
  }),
  'auth.anonymous': z.strictObject({enabled: certain('false')}),
  'auth.basic': z.strictObject({enabled: certain('true')}),
  log: z.strictObject({
    mode: z.enum(['console', 'file', 'console file', 'file console']),
    level: z.enum(['debug', 'info', 'warn', 'error', 'critical']),
  }),
  unified_alerting: z.strictObject({enabled: bool}),
  news: z.strictObject({news_feed_enabled: bool}),
  metrics: z.strictObject({enabled: bool}),
  plugins: z.strictObject({preinstall_disabled: bool}),
});

export type Settings = z.infer<typeof settingsSchema>;

import type {Dashboard} from '../../src/model/dashboard.ts';

const datasource = {type: 'prometheus', uid: 'prometheus'} as const;
const reduceOptions: {calcs: ['lastNotNull']} = {calcs: ['lastNotNull']};

/** A dashboard with everything that the schema knows, once. */
export const sampleDashboard: Dashboard = {
  uid: 'runbook-sample',
  title: 'Sample',
  tags: ['runbook'],
  timezone: 'browser',
  schemaVersion: 39,
  editable: false,
  graphTooltip: 1,
  refresh: '30s',
  time: {from: 'now-1h', to: 'now'},
  templating: {
    list: [
      {
        name: 'instance',
        label: 'Host',
        type: 'query',
        datasource,
        query: 'label_values(up, instance)',
        refresh: 2,
        sort: 1,
        includeAll: true,
        allValue: '.*',
        multi: true,
        current: {text: ['All'], value: ['$__all']},
      },
    ],
  },
  panels: [
    {
      id: 1,
      type: 'timeseries',
      title: 'Load',
      description: 'How much waits.',
      datasource,
      gridPos: {x: 0, y: 0, w: 12, h: 8},
      targets: [
        {refId: 'A', expr: 'node_load1{instance=~"$instance"}', legendFormat: '{{instance}} one'},
        {refId: 'B', expr: 'rate(node_load5[$__rate_interval])', legendFormat: '{{ instance }} five'},
      ],
      fieldConfig: {
        overrides: [],
        defaults: {
          unit: 'short',
          min: 0,
          max: 4,
          thresholds: {
            mode: 'absolute',
            steps: [
              {color: 'green', value: null},
              {color: 'yellow', value: 1},
              {color: 'red', value: 2},
            ],
          },
          custom: {thresholdsStyle: {mode: 'dashed'}},
        },
      },
    },
    {
      id: 2,
      type: 'stat',
      title: 'Leader',
      description: 'Whether there is one.',
      datasource,
      gridPos: {x: 12, y: 0, w: 6, h: 4},
      targets: [{refId: 'A', expr: 'min(etcd_server_has_leader)'}],
      fieldConfig: {
        overrides: [],
        defaults: {
          unit: 'short',
          decimals: 0,
          mappings: [{type: 'value', options: {'0': {text: 'none'}, '1': {text: 'elected'}}}],
        },
      },
      options: {graphMode: 'area', reduceOptions},
    },
    {
      id: 3,
      type: 'bargauge',
      title: 'Targets',
      description: 'Which are up.',
      datasource,
      gridPos: {x: 12, y: 4, w: 12, h: 4},
      targets: [{refId: 'A', expr: 'avg by (job) (up)', legendFormat: '{{job}}'}],
      fieldConfig: {overrides: [], defaults: {unit: 'percentunit'}},
      options: {displayMode: 'basic', orientation: 'horizontal', reduceOptions},
    },
    {
      id: 4,
      type: 'table',
      title: 'Deployments',
      description: 'Wanted and available.',
      datasource,
      gridPos: {x: 0, y: 8, w: 24, h: 8},
      targets: [
        {refId: 'A', expr: 'kube_deployment_spec_replicas', instant: true, format: 'table'},
        {refId: 'B', expr: 'kube_deployment_status_replicas_available', instant: true, format: 'table'},
      ],
      fieldConfig: {overrides: [], defaults: {unit: 'short'}},
      transformations: [
        {id: 'merge', options: {}},
        {
          id: 'organize',
          options: {
            excludeByName: {Time: true},
            renameByName: {'Value #A': 'wanted', 'Value #B': 'available'},
          },
        },
      ],
    },
  ],
};

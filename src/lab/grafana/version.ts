/** What the stand-in calls itself: the release whose files and routes it has, and that it is not that release. */
export const version = '13.2.3-simulated';

/** Every answer carries it, so that nobody takes an answer of the stand-in for one of Grafana. */
export const simulatedHeader = {'x-runbook-simulated': 'grafana'} as const;

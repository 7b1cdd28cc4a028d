import { Registry } from 'prom-client';

/** Of Prometheus' text format. */
export const PROMETHEUS_CONTENT_TYPE: string = Registry.PROMETHEUS_CONTENT_TYPE;

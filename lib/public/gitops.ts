// Objects of a cluster
export { health, type HealthOptions } from '../kubernetes/health/health';
export { type Health, type HealthStatus } from '../kubernetes/health/rule-program';

export { type AdaptiveConcurrencyOptions, adaptiveConcurrency } from './adaptive-concurrency.ts';
export { type CircuitBreakerOptions, circuitBreaker } from './circuit-breaker.ts';
export { coalescing } from './coalescing.ts';
export { type RetryBudgetOptions, retryBudget } from './retry-budget.ts';

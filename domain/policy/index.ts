export { evaluatePolicy } from './evaluate';
export { POLICY_REASONS, type PolicyInput, type PolicyReason, type Verdict } from './types';
